package dev.segue.cli.command;

import dev.segue.cli.catalogue.CatalogueReader;
import dev.segue.cli.console.Logs;
import dev.segue.cli.console.ProgressDisplay;
import dev.segue.cli.console.Terminal;
import dev.segue.cli.console.UserError;
import dev.segue.engine.factorize.Recipe;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.fit.NeighborLines;
import dev.segue.offline.fit.Neighbors;
import dev.segue.offline.fit.TableFit;
import dev.segue.query.QuerySettings;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code segue neighbors}: the nearest tracks of every track, of a table or of a Segue. */
@Command(
    name = "neighbors",
    description = {
      "Find the nearest tracks of every track, on every core, exactly, as a query node does.",
      "Of a table, without Kafka: fits a model to it, as 'segue fit' does. With --all, of the "
          + "catalogue of a Segue that runs: reads its topics, and takes the model that it serves."
    },
    footer = {
      "",
      "A line is a track in JSON, or a neighbour in CSV if the name of the output ends in .csv.",
      "",
      "Examples:",
      "  segue neighbors songs.csv --recipe tuned > neighbors.jsonl",
      "  segue neighbors songs.csv --limit 50 --output neighbors.csv",
      "  segue neighbors --all --limit 10 --output neighbors.jsonl",
      "  segue neighbors --all --model classic@12 --output neighbors.csv"
    })
public final class NeighborsCommand implements Callable<Integer> {
  private static final int MOST = 1_000;

  @Mixin private OfflineTableOptions table = new OfflineTableOptions();
  @Mixin private RecipeOptions recipes = new RecipeOptions();
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--all",
      description = "Take the whole catalogue of a Segue that runs, in place of a table.")
  private boolean all;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "With --all: the model, NAME or NAME@VERSION (the one that answers by default).")
  private @Nullable String model;

  @Spec private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "Neighbours of each track, 1 to 1000 (default ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file instead of the standard output.")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException {
    if (limit < 1 || limit > MOST) {
      throw new UserError("--limit " + limit + ": a number from 1 to " + MOST + ".");
    }
    if (all && table.isGiven()) {
      throw new ParameterException(
          command.commandLine(), "Expected a FILE or --all, and not both of them");
    }
    if (model != null && !all) {
      throw new ParameterException(
          command.commandLine(), "--model goes with --all; for a table there is --recipe");
    }
    Neighbors tracks = all ? ofCatalogue(System.err) : ofTable();
    Path file = output;
    if (file == null) {
      // The standard output is not ours to close.
      Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
      write(tracks, false, out, System.err);
      out.flush();
    } else {
      boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
      try (Writer out = Files.newBufferedWriter(file)) {
        write(tracks, csv, out, System.err);
      }
    }
    return 0;
  }

  private Neighbors ofTable() {
    Recipe recipe = recipes.recipe();
    OfflineTable rows = table.read(List.of());
    TableFit fit =
        table.keepsRepeats() ? TableFit.onAllRows(rows, recipe) : TableFit.onSample(rows, recipe);
    return Neighbors.of(rows.rows(), fit.model());
  }

  private Neighbors ofCatalogue(PrintStream err) {
    if (!(command.root().userObject() instanceof Verbosity verbosity && verbosity.isVerbose())) {
      Logs.errorsOnly();
    }
    Settings settings = recipes.loadForClient(kafka::addTo);
    String name = model == null ? settings.text(QuerySettings.MODEL) : model;
    try (CatalogueReader reader = CatalogueReader.connect(SharedSettings.from(settings));
        ProgressDisplay progress =
            ProgressDisplay.of(Terminal.detect(), err, "Reading", "records")) {
      return reader.neighbors(name, progress);
    }
  }

  private void write(Neighbors tracks, boolean csv, Writer out, PrintStream err)
      throws IOException {
    int total = tracks.ids().size();
    int threads = Runtime.getRuntime().availableProcessors();
    try (ProgressDisplay progress =
        ProgressDisplay.of(Terminal.detect(), err, "Finding neighbours", "tracks")) {
      new NeighborLines(tracks, limit, csv).write(out, threads, done -> progress.at(done, total));
    }
  }
}
