package dev.segue.streams.learn;

import static java.util.Objects.requireNonNull;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.ModelFitter.Fit;
import dev.segue.streams.evidence.PartitionEvidence.Ticker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One model's next fit: computed on any thread from what was known when it was asked for, then
 * taken over on the thread of the task, which alone may publish.
 */
final class NextFit {
  private final Supplier<Fit> work;
  private final Function<Fit, Optional<FactorModel>> takeOver;
  private @Nullable Fit fit;
  private Duration time = Duration.ZERO;

  /**
   * A fit to be computed.
   *
   * @param work the arithmetic; touches nothing that another thread changes
   * @param takeOver what is done with the outcome; gives the candidate, if there is one
   */
  NextFit(Supplier<Fit> work, Function<Fit, Optional<FactorModel>> takeOver) {
    this.work = work;
    this.takeOver = takeOver;
  }

  /** Computes it. */
  void compute(Ticker ticker) {
    long begin = ticker.read();
    fit = work.get();
    time = Duration.ofNanos(ticker.read() - begin);
  }

  /** How long computing took. */
  Duration time() {
    return time;
  }

  /** Does with the outcome what is to be done; after {@link #compute}. */
  Optional<FactorModel> takeOver() {
    return takeOver.apply(requireNonNull(fit, "compute comes first"));
  }
}
