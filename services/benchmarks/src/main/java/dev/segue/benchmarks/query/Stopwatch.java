package dev.segue.benchmarks.query;

import dev.segue.benchmarks.Quantiles;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Times single calls, on one thread or several at once. */
final class Stopwatch {
  private Stopwatch() {}

  /** Milliseconds of each of {@code count} calls, after as many that are not counted. */
  static Quantiles times(int count, IntConsumer call) {
    for (int i = 0; i < count; i++) {
      call.accept(i);
    }
    return new Quantiles(timed(count, 0, call));
  }

  /**
   * Milliseconds of processor of each of {@code count} calls. On a machine with other work, this is
   * what the work takes, and the time by the clock is also how long it waits.
   */
  static Quantiles work(int count, IntConsumer call) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      long start = clock.getCurrentThreadCpuTime();
      call.accept(i);
      times[i] = (clock.getCurrentThreadCpuTime() - start) / 1e6;
    }
    return new Quantiles(times);
  }

  /** As {@link #times(int, IntConsumer)}, on several threads, each of which makes all calls. */
  static Quantiles times(int threads, int count, IntConsumer call) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<double[]>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int offset = thread * count / threads;
        running.add(pool.submit(() -> timed(count, offset, call)));
      }
      double[] all = new double[0];
      for (Future<double[]> some : running) {
        double[] times = some.get();
        all = Arrays.copyOf(all, all.length + times.length);
        System.arraycopy(times, 0, all, all.length - times.length, times.length);
      }
      return new Quantiles(all);
    } finally {
      pool.shutdownNow();
    }
  }

  private static double[] timed(int count, int offset, IntConsumer call) {
    double[] times = new double[count];
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      call.accept((i + offset) % count);
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    return times;
  }

  /** Seconds that some work takes. */
  static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
