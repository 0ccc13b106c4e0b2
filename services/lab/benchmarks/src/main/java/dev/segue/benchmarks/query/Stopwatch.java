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
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** Times single calls, on one thread or several at once. */
final class Stopwatch {
  private Stopwatch() {}

  /**
   * What calls took, and what came of them.
   *
   * @param millis by the clock, of each
   * @param cpuMillis of processor, of each: on a machine with other work, what the call itself
   *     takes, where the time by the clock is also how long it waits
   * @param results of all, in no particular order
   */
  record Times<T>(Quantiles millis, Quantiles cpuMillis, List<T> results) {}

  /**
   * Calls with the numbers from 0 to {@code count}, exclusive, again and again: first without
   * counting, then each number at least once.
   *
   * @param threads that share the numbers
   * @param seconds at least, counted; half as long before
   * @param caller asked once for each thread
   */
  static <T> Times<T> measure(
      int threads, int count, double seconds, Supplier<IntFunction<T>> caller) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Calls<T>>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int first = thread * count / threads;
        int end = (thread + 1) * count / threads;
        running.add(
            pool.submit(
                () -> {
                  IntFunction<T> call = caller.get();
                  Calls.of(call, first, end, 0, seconds / 2);
                  return Calls.of(call, first, end, 1, seconds);
                }));
      }
      DoubleStream millis = DoubleStream.empty();
      DoubleStream cpu = DoubleStream.empty();
      List<T> results = new ArrayList<>();
      for (Future<Calls<T>> one : running) {
        Calls<T> calls = one.get();
        millis = DoubleStream.concat(millis, Arrays.stream(calls.millis, 0, calls.size()));
        cpu = DoubleStream.concat(cpu, Arrays.stream(calls.cpuMillis, 0, calls.size()));
        results.addAll(calls.results);
      }
      return new Times<>(new Quantiles(millis.toArray()), new Quantiles(cpu.toArray()), results);
    } finally {
      pool.shutdownNow();
    }
  }

  /** Seconds that some work takes. */
  static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  /** Calls of one thread. */
  private static final class Calls<T> {
    private final List<T> results = new ArrayList<>();
    private double[] millis = new double[1_024];
    private double[] cpuMillis = new double[1_024];

    static <T> Calls<T> of(
        IntFunction<T> call, int first, int end, int leastRounds, double seconds) {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      Calls<T> calls = new Calls<>();
      long begin = System.nanoTime();
      int rounds = 0;
      int number = first;
      while (rounds < leastRounds || System.nanoTime() - begin < seconds * 1e9) {
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        T result = call.apply(number);
        long stop = System.nanoTime();
        calls.add(result, stop - start, threads.getCurrentThreadCpuTime() - cpu);
        number++;
        if (number == end) {
          number = first;
          rounds++;
        }
      }
      return calls;
    }

    int size() {
      return results.size();
    }

    private void add(T result, long nanos, long cpuNanos) {
      if (size() == millis.length) {
        millis = Arrays.copyOf(millis, 2 * size());
        cpuMillis = Arrays.copyOf(cpuMillis, 2 * size());
      }
      millis[size()] = nanos / 1e6;
      cpuMillis[size()] = cpuNanos / 1e6;
      results.add(result);
    }
  }
}
