package dev.segue.benchmarks.command;

import dev.segue.benchmarks.ingest.IngestBenchmark;
import dev.segue.benchmarks.kernels.Kernels;
import dev.segue.benchmarks.model.ModelBenchmark;
import dev.segue.cli.AddedCommand;
import dev.segue.cli.command.ReportOptions;
import dev.segue.cli.console.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.NoBenchmarksException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code segue bench}: measurements on this machine. */
@Command(
    name = "bench",
    description = "Measure Segue on this machine, with brokers and folders of its own.",
    subcommands = {
      BenchCommand.Ingest.class,
      BenchFeedbackCommand.class,
      BenchCommand.ModelOnly.class,
      BenchQueryCommand.class,
      BenchSearchCommand.class,
      BenchCommand.KernelsOnly.class
    },
    footer = {
      "",
      "Examples:",
      "  segue bench ingest",
      "  segue bench model --csv songs.csv --label genre",
      "  segue bench kernels"
    })
public final class BenchCommand implements AddedCommand, Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  /** Without a subcommand: what there is. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(),
        "Missing what to measure: ingest, feedback, model, query, search or kernels");
  }

  /** {@code segue bench ingest}. */
  @Command(
      name = "ingest",
      description = {
        "From an event to an answer: records a second beside a bare Kafka Streams app with the same"
            + " settings, time until a new track can be asked for and is recommended, memory and"
            + " disk a track, restart.",
        "Give it a quiet machine and some minutes."
      },
      footer = {
        "",
        "Examples:",
        "  segue bench ingest",
        "  segue bench ingest --tracks 100000 --rate 500 --duration 10s --json ingest.json"
      })
  static final class Ingest implements Callable<Integer> {
    @Option(
        names = "--tracks",
        paramLabel = "N",
        defaultValue = "600000",
        description = "Size of the catalogue (default ${DEFAULT-VALUE}).")
    private int tracks;

    @Option(
        names = "--rate",
        paramLabel = "N",
        defaultValue = "1000",
        description = "New tracks a second while times are measured (default ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
        names = "--duration",
        paramLabel = "TIME",
        defaultValue = "20s",
        converter = Seconds.class,
        description = "For how long (default ${DEFAULT-VALUE}).")
    private Duration duration = Duration.ofSeconds(20);

    @Mixin private ReportOptions figures = new ReportOptions();

    @Override
    public Integer call() throws Exception {
      return figures.show(
          status ->
              new IngestBenchmark(new IngestBenchmark.Options(tracks, rate, duration), status)
                  .run());
    }
  }

  /** {@code segue bench model}. */
  @Command(
      name = "model",
      description = {
        "The model of the stream beside the best that can be had: error beside full-batch fits in"
            + " four orders of arrival and over 1, 4 and 16 partitions, neighbours beside the"
            + " optimum's, time of fits and projections, precision of neighbours by labels.",
        "Needs no broker. Give it a quiet machine and some minutes."
      },
      footer = {
        "",
        "Examples:",
        "  segue bench model",
        "  segue bench model --csv songs.csv --label genre --json model.json"
      })
  static final class ModelOnly implements Callable<Integer> {
    @Option(
        names = "--csv",
        paramLabel = "FILE",
        description = "Table to measure on; generated tracks if not given.")
    private @Nullable Path csv;

    @Option(
        names = "--label",
        paramLabel = "COLUMN",
        description = "Column of the table by which neighbours are judged; may be repeated.")
    private List<String> labels = new ArrayList<>();

    @Mixin private ReportOptions figures = new ReportOptions();

    @Override
    public Integer call() throws Exception {
      return figures.show(
          status -> new ModelBenchmark(new ModelBenchmark.Options(csv, labels), status).run());
    }
  }

  /** {@code segue bench kernels}. */
  @Command(
      name = "kernels",
      description = "Single kernels of the engine, under JMH.",
      footer = {"", "Examples:", "  segue bench kernels", "  segue bench kernels NearestTen"})
  static final class KernelsOnly implements Callable<Integer> {
    @Parameters(
        arity = "0..1",
        paramLabel = "PATTERN",
        defaultValue = "",
        description = "Only those whose name matches this regular expression.")
    private String pattern = "";

    @Mixin private ReportOptions figures = new ReportOptions();

    @Override
    public Integer call() throws Exception {
      try {
        Kernels.run(pattern, figures.json());
      } catch (NoBenchmarksException none) {
        throw new UserError("no kernel has a name that matches " + pattern + ".", none);
      }
      return 0;
    }
  }

  /** A number of seconds or minutes: 20s, 2m, 20. */
  static final class Seconds implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String value) {
      try {
        return value.endsWith("m")
            ? Duration.ofMinutes(Long.parseLong(value.substring(0, value.length() - 1)))
            : Duration.ofSeconds(Long.parseLong(value.replaceFirst("s$", "")));
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + value + "' is not a time such as 20s or 2m");
      }
    }
  }
}
