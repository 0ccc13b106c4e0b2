package dev.segue.benchmarks.query;

import com.sun.management.OperatingSystemMXBean;
import dev.segue.benchmarks.Quantiles;
import dev.segue.benchmarks.live.KeepAliveClient;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/** Requests of several clients at once, one after another each, and what they took. */
final class HttpLoad {
  private static final int STEP = 7_919;

  private final List<Double> millis = new ArrayList<>();
  private double seconds;
  private double cpuMillis;
  private double clientCpuMillis;

  /** Another stretch of time. */
  void add(HttpLoad later) {
    millis.addAll(later.millis);
    seconds += later.seconds;
    cpuMillis += later.cpuMillis;
    clientCpuMillis += later.clientCpuMillis;
  }

  /**
   * Asks for some time.
   *
   * @param path of request number n
   */
  static HttpLoad run(int port, int clients, double seconds, LongFunction<String> path)
      throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    double cpu = cpuMillis();
    try {
      List<Future<HttpLoad>> running = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        int first = client;
        running.add(pool.submit(() -> ask(port, first * 1_000_003L, seconds, path)));
      }
      HttpLoad all = new HttpLoad();
      for (Future<HttpLoad> one : running) {
        HttpLoad some = one.get();
        all.millis.addAll(some.millis);
        all.clientCpuMillis += some.clientCpuMillis;
        all.seconds = Math.max(all.seconds, some.seconds);
      }
      all.cpuMillis = cpuMillis() - cpu;
      return all;
    } finally {
      pool.shutdownNow();
    }
  }

  private static HttpLoad ask(int port, long first, double seconds, LongFunction<String> path)
      throws Exception {
    HttpLoad load = new HttpLoad();
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    try (KeepAliveClient client = new KeepAliveClient(port)) {
      long begin = System.nanoTime();
      long now = begin;
      for (long number = first; now - begin < seconds * 1e9; number += STEP) {
        String asked = path.apply(number);
        long start = System.nanoTime();
        if (client.get(asked).length == 0) {
          throw new IllegalStateException(asked + " answered nothing");
        }
        now = System.nanoTime();
        load.millis.add((now - start) / 1e6);
      }
      load.seconds = (now - begin) / 1e9;
    }
    load.clientCpuMillis =
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e6;
    return load;
  }

  /** What the process has used, which other work on the machine does not change much. */
  private static double cpuMillis() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean process
        ? process.getProcessCpuTime() / 1e6
        : 0;
  }

  double perSecond() {
    return millis.size() / seconds;
  }

  Quantiles millis() {
    return new Quantiles(millis.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Processor time of the process without the clients', a request. */
  double serverCpuMillis() {
    return (cpuMillis - clientCpuMillis) / millis.size();
  }

  /** Processor time of the client, a request. */
  double clientCpuMillis() {
    return clientCpuMillis / millis.size();
  }
}
