package dev.segue.concurrency;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Bounds how often something is logged, so that a log does not grow with the input: at most once in
 * ten seconds. Safe for use by several threads.
 */
public final class OccasionalLog {
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final AtomicLong next = new AtomicLong(System.nanoTime());
  private final AtomicLong unsaid = new AtomicLong();

  /**
   * Calls {@code log} with the number of times that it was not called since the last, or counts.
   */
  public void log(LongConsumer log) {
    long now = System.nanoTime();
    long due = next.get();
    if (now - due >= 0 && next.compareAndSet(due, now + PAUSE_NANOS)) {
      log.accept(unsaid.getAndSet(0));
    } else {
      unsaid.incrementAndGet();
    }
  }
}
