package dev.segue.benchmarks.query;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** New tracks at a steady rate, written by a thread of their own until closed. */
final class Arrivals implements AutoCloseable {
  /** Tracks a second that are asked for. */
  static final int RATE = 20_000;

  private static final int BATCH_MILLIS = 5;

  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger arrived = new AtomicInteger();
  private final long start = System.nanoTime();
  private final Thread writer;
  private volatile long last = start;
  private volatile @Nullable RuntimeException failure;

  private Arrivals(int most, IntConsumer add) {
    writer = new Thread(() -> write(most, add), "arrivals");
  }

  /**
   * Starts.
   *
   * @param most tracks; then no more arrive
   * @param add called with the numbers from 0 on
   */
  static Arrivals start(int most, IntConsumer add) {
    Arrivals arrivals = new Arrivals(most, add);
    arrivals.writer.start();
    return arrivals;
  }

  /** How many have arrived. */
  int count() {
    return arrived.get();
  }

  /** Tracks a second until the last one: less than wanted if the machine, or the index, cannot. */
  double rate() {
    return arrived.get() / (Math.max(1, last - start) / 1e9);
  }

  private void write(int most, IntConsumer add) {
    try {
      while (!done.get() && arrived.get() < most) {
        double seconds = (System.nanoTime() - start) / 1e9;
        while (arrived.get() < Math.min(most, seconds * RATE) && !done.get()) {
          add.accept(arrived.get());
          arrived.incrementAndGet();
        }
        last = System.nanoTime();
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BATCH_MILLIS));
      }
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  /** Lets no more arrive. */
  @Override
  public void close() {
    done.set(true);
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    RuntimeException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }
}
