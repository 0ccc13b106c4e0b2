package dev.segue.benchmarks.ingest;

import dev.segue.benchmarks.collect.ParseBenchmark;
import dev.segue.benchmarks.live.BenchCluster;
import dev.segue.cli.report.Report;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** From an event to an answer, on a fresh broker in a folder that is deleted afterwards. */
public final class IngestBenchmark {
  private static final int MOST_PARSED_ROWS = 200_000;

  private final Options options;
  private final Consumer<String> status;

  /**
   * How much is measured.
   *
   * @param tracks size of the catalogue
   * @param rate new tracks a second while times are measured
   * @param duration how long new tracks come at that rate
   */
  public record Options(int tracks, int rate, Duration duration) {
    public Options {
      if (tracks < 1_000 || rate < 1 || duration.isNegative() || duration.isZero()) {
        throw new IllegalArgumentException(
            "a measurement needs 1,000 tracks or more, a rate of 1 or more, and some time.");
      }
    }
  }

  /** A benchmark that tells {@code status} what it is doing. */
  public IngestBenchmark(Options options, Consumer<String> status) {
    this.options = options;
    this.status = status;
  }

  /** Measures everything, which takes minutes. */
  public Report run() throws Exception {
    Report report =
        new Report(
            String.format(Locale.ROOT, "segue bench ingest, %,d tracks", options.tracks()),
            "broker, registry and apps on this one machine");
    try (BenchCluster cluster = BenchCluster.start()) {
      status.accept("parsing a table");
      ParseBenchmark.run(cluster.folder(), Math.min(options.tracks(), MOST_PARSED_ROWS), report);
      String run = new Throughput(cluster, options.tracks(), status).measure(report);
      new LiveCatalogue(cluster, options, status).measure(run, report);
    }
    return report;
  }
}
