package dev.segue.query.listener;

import static java.util.Objects.requireNonNull;

import dev.segue.runtime.deadletter.DeadLetterReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** Counts the feedback that cannot be used; all tasks of the process share the counters. */
final class FeedbackMetrics {
  private final Map<DeadLetterReason, Counter> reasons = new EnumMap<>(DeadLetterReason.class);

  /** Registers every counter at 0, so that a rate can be taken from the first event on. */
  FeedbackMetrics(MeterRegistry registry) {
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      reasons.put(
          reason,
          Counter.builder("segue.feedback.dead.letters")
              .description("Feedback sent to the dead letters by reason.")
              .tag("reason", reason.text())
              .register(registry));
    }
  }

  void countRejected(DeadLetterReason reason) {
    requireNonNull(reasons.get(reason)).increment();
  }
}
