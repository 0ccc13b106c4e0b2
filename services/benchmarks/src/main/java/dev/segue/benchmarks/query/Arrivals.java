package dev.segue.benchmarks.query;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** New tracks at a steady rate, written by a thread of their own until closed. */
final class Arrivals implements AutoCloseable {
  private static final int BATCH_MILLIS = 5;

  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger arrived = new AtomicInteger();
  private final long start = System.nanoTime();
  private final Thread writer;

  private Arrivals(GeneratedCatalogue catalogue, int rate) {
    writer = new Thread(() -> write(catalogue, rate), "arrivals");
  }

  static Arrivals start(GeneratedCatalogue catalogue, int rate) {
    Arrivals arrivals = new Arrivals(catalogue, rate);
    arrivals.writer.start();
    return arrivals;
  }

  /** Tracks a second until now: less than wanted if the machine cannot. */
  double rate() {
    return arrived.get() / ((System.nanoTime() - start) / 1e9);
  }

  private void write(GeneratedCatalogue catalogue, int rate) {
    while (!done.get()) {
      double seconds = (System.nanoTime() - start) / 1e9;
      while (arrived.get() < seconds * rate && !done.get()) {
        catalogue.put((long) catalogue.tracks() + arrived.getAndIncrement());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BATCH_MILLIS));
    }
  }

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
  }
}
