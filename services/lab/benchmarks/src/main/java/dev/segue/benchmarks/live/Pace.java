package dev.segue.benchmarks.live;

import java.util.concurrent.locks.LockSupport;

/**
 * An even pace. Who falls behind is not held back until the pace is reached again, so that the
 * number of events in a time does not depend on how long each takes. Used by one thread.
 */
public final class Pace {
  private final double rate;
  private final long begin = System.nanoTime();
  private long given;

  /**
   * A pace that begins now.
   *
   * @param rate events a second
   */
  public Pace(double rate) {
    this.rate = rate;
  }

  /** Waits until the next event is due; the answer is its number, from 0. */
  public long next() {
    long due = due();
    for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
      LockSupport.parkNanos(wait);
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
    }
    return given++;
  }

  /** When the next event is due, by {@link System#nanoTime}. */
  public long due() {
    return begin + (long) (given * 1e9 / rate);
  }
}
