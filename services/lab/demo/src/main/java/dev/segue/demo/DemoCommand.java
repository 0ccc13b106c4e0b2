package dev.segue.demo;

import dev.segue.cli.AddedCommand;
import dev.segue.cli.command.ColumnOptions;
import dev.segue.cli.command.SettingsOptions;
import dev.segue.cli.command.Verbosity;
import dev.segue.cli.lifecycle.Foreground;
import dev.segue.query.QuerySettings;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code segue demo}: everything in one process. */
@Command(
    name = "demo",
    description = {
      "Run everything in one process, with a Kafka and a Schema Registry of its own, and a catalogue to ask.",
      "What it has is kept in a folder, and is there again at the next start."
    },
    footer = {
      "",
      "Examples:",
      "  segue demo",
      "  segue demo --csv songs.csv",
      "  segue demo --tracks 100000 --reset",
      "  segue demo --http-port 0 --kafka-port 0 --registry-port 0 --data-dir other-data"
    })
public final class DemoCommand implements AddedCommand, Callable<Integer> {
  @ArgGroup private @Nullable Source source;

  @Mixin private ColumnOptions columns = new ColumnOptions();

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "Port of the REST interface (8080; 0 takes a free one, and prints it).")
  private @Nullable Integer httpPort;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "Port of Kafka (${DEFAULT-VALUE}; 0 as above).")
  private int kafkaPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "Port of the Schema Registry (${DEFAULT-VALUE}; 0 as above).")
  private int registryPort;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Folder for all data (segue-data).")
  private @Nullable Path dataDir;

  @Option(names = "--reset", description = "Delete what the folder has, and start empty.")
  private boolean reset;

  @Mixin private SettingsOptions settingsOptions = new SettingsOptions();
  @ParentCommand private @Nullable Verbosity verbosity;

  /** Which catalogue: one of them at most. */
  private static final class Source {
    @Option(names = "--csv", paramLabel = "FILE", description = "Load this table of tracks.")
    private @Nullable Path csv;

    @Option(
        names = "--tracks",
        paramLabel = "N",
        description = "Load so many generated tracks (20000, unless there are tracks already).")
    private @Nullable Integer tracks;
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = settingsOptions.load(this::addTo);
    Demo.Options options =
        new Demo.Options(
            SharedSettings.from(settings).dataDir(),
            kafkaPort,
            registryPort,
            reset,
            verbosity != null && verbosity.isVerbose());
    Demo demo = new Demo(options, catalogue(), this::settings, System.out, System.err);
    return Foreground.run(demo, demo::farewell);
  }

  private DemoCatalogue catalogue() {
    if (source == null) {
      return DemoCatalogue.unlessThereIsOne();
    }
    if (source.csv != null) {
      return DemoCatalogue.csv(columns.applyTo(source.csv));
    }
    return DemoCatalogue.sample(source.tracks == null ? 0 : source.tracks);
  }

  /** The settings with what the demo itself decides, which nothing else can override. */
  private Settings settings(Map<String, String> decided) {
    return settingsOptions.load(
        flags -> {
          addTo(flags);
          flags.putAll(decided);
        });
  }

  private void addTo(Map<String, String> flags) {
    if (httpPort != null) {
      flags.put(QuerySettings.HTTP_PORT, Integer.toString(httpPort));
    }
    if (dataDir != null) {
      flags.put(SharedSettings.DATA_DIR, dataDir.toString());
    }
  }
}
