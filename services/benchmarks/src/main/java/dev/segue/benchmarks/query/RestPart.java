package dev.segue.benchmarks.query;

import com.sun.management.OperatingSystemMXBean;
import dev.segue.benchmarks.Figure;
import dev.segue.benchmarks.Quantiles;
import dev.segue.benchmarks.Report;
import dev.segue.benchmarks.live.KeepAliveClient;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * What an answer costs over HTTP, beside an answer that says nothing, from the same server to the
 * same clients. Clients and server share the machine.
 */
final class RestPart {
  private static final int CLIENTS = 2;
  private static final int WARM_UP_ROUNDS = 2;
  private static final int ROUNDS = 5;
  private static final long ROUND_NANOS = 3_000_000_000L;
  private static final String EMPTY = "/livez";

  private final int tracks;
  private final Report report;
  private final Consumer<String> status;

  RestPart(int tracks, Report report, Consumer<String> status) {
    this.tracks = tracks;
    this.report = report;
    this.status = status;
  }

  void run() throws Exception {
    status.accept(String.format(Locale.ROOT, "REST: drawing and storing %,d tracks", tracks));
    try (RestServer server = RestServer.start(tracks)) {
      status.accept("REST: asking");
      Load empty = new Load();
      Load similar = new Load();
      // In turns, so that what else the machine does falls on both.
      for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
        Load[] loads = {load(server.port(), true), load(server.port(), false)};
        if (round >= WARM_UP_ROUNDS) {
          empty.add(loads[0]);
          similar.add(loads[1]);
        }
      }
      String label = String.format(Locale.ROOT, "%,d over HTTP: ", tracks);
      report(label + EMPTY, "rest_empty", empty);
      report(label + "/similar", "rest_similar", similar);
      report.add(
          Figure.of("rest_ratio", label + "ratio", similar.perSecond() / empty.perSecond(), "")
              .atLeast(0.5));
    }
  }

  private void report(String label, String key, Load load) {
    Quantiles millis = load.millis();
    report.add(Figure.of(key + "_per_s", label, load.perSecond(), "/s"));
    report.add(Figure.of(key + "_p50_ms", label + ", median", millis.at(0.5), "ms"));
    report.add(Figure.of(key + "_p99_ms", label + ", p99", millis.at(0.99), "ms"));
    report.add(
        Figure.of(
            key + "_cpu_ms", label + ", processor time with its client", load.cpuMillis(), "ms"));
  }

  private Load load(int port, boolean empty) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
    long cpu = cpuNanos();
    try {
      List<Future<Load>> running = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int first = client * tracks / CLIENTS;
        running.add(pool.submit(() -> ask(port, empty, first)));
      }
      Load all = new Load();
      for (Future<Load> one : running) {
        all.join(one.get());
      }
      all.cpuNanos = cpuNanos() - cpu;
      return all;
    } finally {
      pool.shutdownNow();
    }
  }

  private Load ask(int port, boolean empty, int first) throws Exception {
    Load load = new Load();
    try (KeepAliveClient client = new KeepAliveClient(port)) {
      long begin = System.nanoTime();
      long now = begin;
      for (long number = first; now - begin < ROUND_NANOS; number += 7_919) {
        String path =
            empty ? EMPTY : "/v1/tracks/" + GeneratedTracks.id(number % tracks) + "/similar";
        long start = System.nanoTime();
        if (client.get(path).length == 0) {
          throw new IllegalStateException(path + " answered nothing");
        }
        now = System.nanoTime();
        load.millis.add((now - start) / 1e6);
      }
      load.seconds = (now - begin) / 1e9;
    }
    return load;
  }

  /** What the process has used, which other work on the machine does not change much. */
  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean process
        ? process.getProcessCpuTime()
        : 0;
  }

  /** Requests one after another, or several such threads of them at once. */
  private static final class Load {
    private final List<Double> millis = new ArrayList<>();
    private double seconds;
    private long cpuNanos;

    /** Another stretch of time. */
    void add(Load later) {
      millis.addAll(later.millis);
      seconds += later.seconds;
      cpuNanos += later.cpuNanos;
    }

    /** Another client of the same time. */
    void join(Load beside) {
      millis.addAll(beside.millis);
      seconds = Math.max(seconds, beside.seconds);
    }

    double perSecond() {
      return millis.size() / seconds;
    }

    /** Of the whole process, client and server, a request. */
    double cpuMillis() {
      return cpuNanos / 1e6 / millis.size();
    }

    Quantiles millis() {
      return new Quantiles(millis.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }
}
