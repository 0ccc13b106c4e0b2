package dev.segue.cli.command;

import dev.segue.collector.sample.SampleTracks;
import dev.segue.tables.Collection;
import dev.segue.tables.form.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code segue collect}: tracks, from a file or generated, and ratings into Kafka. */
@Command(
    name = "collect",
    description = {
      "Publish events: tracks from files or generated ones; ratings from a file.",
      "The form of a file is recognised by its content: a CSV table or JSON in any layout, also"
          + " compressed with gzip or in a zip. A folder is every file in it.",
      "The account says which column was read as what and in which unit, and which were not used."
    },
    subcommands = {
      CollectCommand.Csv.class,
      CollectCommand.JsonLines.class,
      CollectCommand.Sample.class,
      CollectSpotifyCommand.class,
      CollectSubsonicCommand.class,
      CollectJellyfinCommand.class,
      CollectFeedbackCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  segue collect songs.csv more-songs.jsonl.gz",
      "  segue collect songs.csv --dry-run",
      "  segue collect songs.csv --unit duration=minutes --map title=song_name",
      "  segue collect export.zip",
      "  segue collect my_spotify_data.zip Library.xml --listener ann",
      "  segue collect - < tracks.jsonl",
      "  segue collect sample --tracks 1000",
      "  segue collect feedback ratings.csv"
    })
public final class CollectCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files and folders; - for the standard input.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--separator",
      paramLabel = "CHAR",
      description = "What separates columns of a CSV table (found out if not given).")
  private char separator;

  @Mixin private ColumnOptions columns = new ColumnOptions();
  @Mixin private ListenerOptions listener = new ListenerOptions();
  @Mixin private PublishOptions publish = new PublishOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a subcommand: files of any form. */
  @Override
  public Integer call() {
    if (files.isEmpty()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "Missing what to collect: a file, or one of csv, jsonl, sample, spotify, subsonic, jellyfin and feedback");
    }
    ReadOptions options =
        columns
            .applyTo(files.get(0))
            .withSeparator(separator == 0 ? null : separator)
            .withoutSound(true)
            .reading();
    return publish.publishFiles(files, options, listener.checked(spec.commandLine()));
  }

  /** {@code segue collect csv}. */
  @Command(
      name = "csv",
      description = "Publish the tracks of a table. Columns are recognised by their names.",
      footer = {
        "",
        "Examples:",
        "  segue collect csv songs.csv",
        "  segue collect csv songs.csv --rejects rejected.csv --map title=song_name",
        "  segue collect csv features.csv --join tracks.csv --id-column track_id",
        "  gzip -dc songs.csv.gz | segue collect csv -",
        "  segue collect csv songs.csv --bootstrap-server kafka:9092 \\",
        "      --schema-registry-url http://registry:8081"
      })
  static final class Csv implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The table; - for the standard input.")
    private Path file = Path.of("-");

    @Option(
        names = "--separator",
        paramLabel = "CHAR",
        description = "What separates columns (found out if not given).")
    private char separator;

    @Mixin private ColumnOptions columns = new ColumnOptions();
    @Mixin private PublishOptions publish = new PublishOptions();

    @Override
    public Integer call() {
      return publish.publish(
          () ->
              Collection.csv(
                  columns
                      .applyTo(file)
                      .withSeparator(separator == 0 ? null : separator)
                      .withoutSound(true)));
    }
  }

  /** {@code segue collect jsonl}. */
  @Command(
      name = "jsonl",
      description =
          "Publish the tracks of a JSON file: one object a line, a list, or an answer of a"
              + " service.",
      footer = {
        "",
        "Examples:",
        "  segue collect jsonl tracks.jsonl",
        "  echo '{\"id\":\"t1\",\"title\":\"Dawn\",\"energy\":0.4,\"tempo\":98}' | segue collect"
            + " jsonl -"
      })
  static final class JsonLines implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file; - for the standard input.")
    private Path file = Path.of("-");

    @Mixin private ColumnOptions columns = new ColumnOptions();
    @Mixin private PublishOptions publish = new PublishOptions();

    @Override
    public Integer call() {
      return publish.publish(() -> Collection.jsonl(columns.applyTo(file).withoutSound(true)));
    }
  }

  /** {@code segue collect sample}. */
  @Command(
      name = "sample",
      description = "Publish generated tracks: believable features, invented titles and artists.",
      footer = {
        "",
        "The same seed and number give the same tracks everywhere.",
        "",
        "Examples:",
        "  segue collect sample --tracks 1000",
        "  segue collect sample --tracks 1000000 --seed 7"
      })
  static final class Sample implements Callable<Integer> {
    @Option(
        names = "--tracks",
        paramLabel = "N",
        defaultValue = "20000",
        description = "How many (default ${DEFAULT-VALUE}).")
    private int tracks;

    @Option(
        names = "--seed",
        paramLabel = "N",
        defaultValue = "1",
        description = "Another seed gives another catalogue (default ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private PublishOptions publish = new PublishOptions();

    @Override
    public Integer call() {
      return publish.publish(() -> SampleTracks.collection(seed, tracks));
    }
  }
}
