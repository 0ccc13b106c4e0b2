package dev.segue.streams.normalise;

import static java.util.Objects.requireNonNull;

import dev.segue.runtime.deadletter.DeadLetterReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts what became of the events; all tasks of the process share the counters. */
public final class EventMetrics {
  /** What became of an event. */
  public enum Outcome {
    /** It made a track that was not known. */
    NEW,
    /** It changed a track. */
    CHANGED,
    /** It said what was known already. */
    UNCHANGED,
    /** It deleted a track. */
    DELETED,
    /** It could not be used. */
    REJECTED
  }

  private final Map<Outcome, Counter> outcomes = new EnumMap<>(Outcome.class);
  private final Map<DeadLetterReason, Counter> reasons = new EnumMap<>(DeadLetterReason.class);

  /** Registers every counter at 0, so that a rate can be taken from the first event on. */
  public EventMetrics(MeterRegistry registry) {
    for (Outcome outcome : Outcome.values()) {
      outcomes.put(
          outcome,
          Counter.builder("segue.events")
              .description("Events by what became of them.")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
    for (DeadLetterReason reason : DeadLetterReason.values()) {
      reasons.put(
          reason,
          Counter.builder("segue.dead.letters")
              .description("Events sent to the dead letters by reason.")
              .tag("reason", reason.text())
              .register(registry));
    }
  }

  void count(Outcome outcome) {
    requireNonNull(outcomes.get(outcome)).increment();
  }

  void countRejected(DeadLetterReason reason) {
    count(Outcome.REJECTED);
    requireNonNull(reasons.get(reason)).increment();
  }
}
