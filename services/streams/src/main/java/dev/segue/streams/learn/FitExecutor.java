package dev.segue.streams.learn;

import dev.segue.streams.evidence.PartitionEvidence.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Where fits are computed: beside the stream thread, one step of the schedule at a time.
 *
 * <p>A fit of some seconds on the stream thread would hold up the tasks that share it, and on a
 * slow machine outlast the transaction in which it stands; the broker then fences the task, which
 * would start over with the same fit, for ever.
 */
final class FitExecutor {
  private final Executor executor;
  private final Ticker ticker;
  private @Nullable Job running;

  /** A step that is being computed. */
  private record Job(LearnSchedule.Step step, CompletableFuture<Work> work) {}

  private record Work(List<NextFit> fits, Duration time) {}

  /**
   * A step that has been computed and is to be taken over.
   *
   * @param time how long it took
   */
  record Done(LearnSchedule.Step step, List<NextFit> fits, Duration time) {}

  FitExecutor(Executor executor, Ticker ticker) {
    this.executor = executor;
    this.ticker = ticker;
  }

  /** Whether a step is being computed, or waits to be taken over. */
  boolean isBusy() {
    return running != null;
  }

  /** Begins a step; it must not be busy. */
  void begin(LearnSchedule.Step step, List<NextFit> fits) {
    if (running != null) {
      throw new IllegalStateException("The step before is not taken over yet.");
    }
    running = new Job(step, CompletableFuture.supplyAsync(() -> compute(fits, ticker), executor));
  }

  /**
   * The step that was begun, once it is computed; it is free then.
   *
   * @throws java.util.concurrent.CompletionException if a fit failed
   */
  Optional<Done> done() {
    Job job = running;
    if (job == null || !job.work.isDone()) {
      return Optional.empty();
    }
    running = null;
    Work work = job.work.join();
    return Optional.of(new Done(job.step, work.fits, work.time));
  }

  private static Work compute(List<NextFit> fits, Ticker ticker) {
    long begin = ticker.read();
    fits.forEach(fit -> fit.compute(ticker));
    return new Work(fits, Duration.ofNanos(ticker.read() - begin));
  }
}
