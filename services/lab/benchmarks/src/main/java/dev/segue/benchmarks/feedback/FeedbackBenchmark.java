package dev.segue.benchmarks.feedback;

import dev.segue.benchmarks.live.BenchCluster;
import dev.segue.benchmarks.live.Services;
import dev.segue.cli.report.Report;
import dev.segue.settings.Settings;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Ratings and new tracks at a steady rate, on a fresh broker in a folder that is deleted
 * afterwards: what lags, and how soon requests are answered meanwhile, beside the same without
 * ratings.
 */
public final class FeedbackBenchmark {
  private static final String RUN = "feedback";

  private final Options options;
  private final Consumer<String> status;

  /**
   * How much is measured.
   *
   * @param tracks size of the catalogue that is rated
   * @param listeners how many people rate
   * @param feedbackRate ratings a second
   * @param trackRate new tracks a second
   * @param requestRate requests a second of each kind
   * @param duration how long both come at these rates
   * @param baseline how long new tracks alone do before that; before the warm-up, both for as long
   */
  public record Options(
      int tracks,
      int listeners,
      int feedbackRate,
      int trackRate,
      int requestRate,
      Duration duration,
      Duration baseline) {
    public Options {
      if (tracks < 1_000 || listeners < 1) {
        throw new IllegalArgumentException(
            "a measurement needs 1,000 tracks or more, and a listener.");
      }
      if (feedbackRate < 1 || trackRate < 1 || requestRate < 2) {
        throw new IllegalArgumentException(
            "rates are 1 a second or more, that of requests 2 or more.");
      }
      if (duration.toSeconds() < 1 || baseline.toSeconds() < 1) {
        throw new IllegalArgumentException("a measurement takes a second or more.");
      }
    }
  }

  /** A benchmark that tells {@code status} what it is doing. */
  public FeedbackBenchmark(Options options, Consumer<String> status) {
    this.options = options;
    this.status = status;
  }

  /** Measures everything, which takes minutes. */
  public Report run() throws Exception {
    Report report =
        new Report(
            String.format(
                Locale.ROOT,
                "segue bench feedback: %,d ratings/s of %,d listeners beside %,d new tracks/s for %d s",
                options.feedbackRate(),
                options.listeners(),
                options.trackRate(),
                options.duration().toSeconds()),
            "broker, registry, services, senders and clients on this one machine");
    status.accept("starting a broker, a registry and both services");
    try (BenchCluster cluster = BenchCluster.start()) {
      Settings settings = cluster.settings(RUN);
      try (Services services = Services.start(settings);
          LiveFeedback live = new LiveFeedback(services, settings, options, status)) {
        live.prepare();
        live.measure(report);
      }
    }
    return report;
  }
}
