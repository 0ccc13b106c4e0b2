package dev.segue.query.listener;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long the tasks of a node may make lists before they look at ratings again. All tasks of a
 * thread take their turns one after another, so each gets a part of what the thread has: however
 * many partitions there are, a thread has more than half of its time for ratings.
 */
final class Share {
  private static final long THREAD_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

  private final int threads;
  private final AtomicInteger tasks = new AtomicInteger();

  Share(int threads) {
    this.threads = Math.max(1, threads);
  }

  void join() {
    tasks.incrementAndGet();
  }

  void leave() {
    tasks.decrementAndGet();
  }

  /** Nanoseconds of one turn of one task. */
  long nanos() {
    int onOneThread = (tasks.get() + threads - 1) / threads;
    return THREAD_NANOS / Math.max(1, onOneThread);
  }
}
