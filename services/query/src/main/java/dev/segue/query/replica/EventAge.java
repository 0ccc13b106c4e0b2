package dev.segue.query.replica;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How old events are when they are in answers, by the clocks of their producers. A time that says
 * nothing of that is counted apart: one sample of 57 years would be the maximum for hours.
 */
final class EventAge {
  /** Clocks of machines differ by so much; what is ahead by less is new. */
  private static final long CLOCK_SKEW = Duration.ofSeconds(1).toMillis();

  /** What is older was not waiting for this service, but written with a time of the past. */
  private static final long OLDEST = Duration.ofDays(7).toMillis();

  private final Timer age;
  private final Counter unset;
  private final Counter future;
  private final Counter past;

  EventAge(MeterRegistry metrics) {
    age =
        Timer.builder("segue.event.to.queryable")
            .description("From the producer's clock to being in answers")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofMinutes(1))
            .register(metrics);
    unset = unusable("unset", metrics);
    future = unusable("future", metrics);
    past = unusable("past", metrics);
  }

  private static Counter unusable(String reason, MeterRegistry metrics) {
    return Counter.builder("segue.event.time.unusable")
        .description(
            "Tracks whose time is 0 or less (unset), ahead of this clock (future) or older than 7"
                + " days (past)")
        .tag("reason", reason)
        .register(metrics);
  }

  /** Takes the time of an event, in milliseconds since the epoch. */
  void record(long timestamp, long now) {
    if (timestamp <= 0) {
      unset.increment();
    } else if (timestamp > now + CLOCK_SKEW) {
      future.increment();
    } else if (timestamp < now - OLDEST) {
      past.increment();
    } else {
      age.record(Math.max(0, now - timestamp), TimeUnit.MILLISECONDS);
    }
  }
}
