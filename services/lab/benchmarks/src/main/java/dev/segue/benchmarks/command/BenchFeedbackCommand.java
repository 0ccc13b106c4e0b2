package dev.segue.benchmarks.command;

import dev.segue.benchmarks.feedback.FeedbackBenchmark;
import dev.segue.cli.command.ReportOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code segue bench feedback}. */
@Command(
    name = "feedback",
    description = {
      "Ratings of listeners beside new tracks, at steady rates: what lags when they end and ten"
          + " seconds later, and how soon requests are answered meanwhile, beside the same without"
          + " ratings.",
      "Give it a quiet machine and five minutes."
    },
    footer = {
      "",
      "Examples:",
      "  segue bench feedback",
      "  segue bench feedback --feedback-rate 1000 --track-rate 500 --duration 10s --json"
          + " feedback.json"
    })
public final class BenchFeedbackCommand implements Callable<Integer> {
  @Option(
      names = "--tracks",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Size of the catalogue that is rated (default ${DEFAULT-VALUE}).")
  private int tracks;

  @Option(
      names = "--listeners",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many people rate (default ${DEFAULT-VALUE}).")
  private int listeners;

  @Option(
      names = "--feedback-rate",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Ratings a second (default ${DEFAULT-VALUE}).")
  private int feedbackRate;

  @Option(
      names = "--track-rate",
      paramLabel = "N",
      defaultValue = "5000",
      description = "New tracks a second (default ${DEFAULT-VALUE}).")
  private int trackRate;

  @Option(
      names = "--request-rate",
      paramLabel = "N",
      defaultValue = "50",
      description =
          "Requests a second, of recommendations to listeners and of similar tracks each (default"
              + " ${DEFAULT-VALUE}).")
  private int requestRate;

  @Option(
      names = "--duration",
      paramLabel = "TIME",
      defaultValue = "60s",
      converter = BenchCommand.Seconds.class,
      description = "For how long (default ${DEFAULT-VALUE}).")
  private Duration duration = Duration.ofSeconds(60);

  @Option(
      names = "--baseline",
      paramLabel = "TIME",
      defaultValue = "20s",
      converter = BenchCommand.Seconds.class,
      description = "For how long without ratings, before that (default ${DEFAULT-VALUE}).")
  private Duration baseline = Duration.ofSeconds(20);

  @Mixin private ReportOptions figures = new ReportOptions();

  @Override
  public Integer call() throws Exception {
    return figures.show(
        status ->
            new FeedbackBenchmark(
                    new FeedbackBenchmark.Options(
                        tracks,
                        listeners,
                        feedbackRate,
                        trackRate,
                        requestRate,
                        duration,
                        baseline),
                    status)
                .run());
  }
}
