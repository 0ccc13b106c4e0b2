package dev.segue.benchmarks.feedback;

import dev.segue.benchmarks.Quantiles;
import dev.segue.benchmarks.live.KeepAliveClient;
import dev.segue.benchmarks.live.Pace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;

/**
 * Requests of one kind at a steady rate from some clients. The time of an answer runs from when its
 * request was due: one that had to wait for the answer before it counts that wait, too.
 */
final class RestLoad {
  private static final int CLIENTS = 2;

  private final int port;
  private final double rate;
  private final LongFunction<String> paths;
  private final Queue<Double> millis = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failures = new AtomicInteger();

  /**
   * @param rate requests a second
   * @param paths of the request with a number
   */
  RestLoad(int port, double rate, LongFunction<String> paths) {
    this.port = port;
    this.rate = rate;
    this.paths = paths;
  }

  /** Begins, until the clock says {@code end}. */
  void startIn(Loads loads, long end) {
    for (int client = 0; client < CLIENTS; client++) {
      int first = client;
      loads.start(
          () -> {
            ask(first, end);
            return null;
          });
    }
  }

  private void ask(int first, long end) throws IOException {
    Pace pace = new Pace(rate / CLIENTS);
    KeepAliveClient client = new KeepAliveClient(port);
    try {
      while (pace.due() - end < 0) {
        long due = pace.due();
        String path = paths.apply(first + CLIENTS * pace.next());
        try {
          client.get(path);
          millis.add((System.nanoTime() - due) / 1e6);
        } catch (IOException e) {
          failures.incrementAndGet();
          client.close();
          client = new KeepAliveClient(port);
        }
      }
    } finally {
      client.close();
    }
  }

  /** Milliseconds of all answers. */
  Quantiles millis() {
    List<Double> all = new ArrayList<>(millis);
    return new Quantiles(all.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** How many requests were answered with something else than success, or not at all. */
  int failures() {
    return failures.get();
  }
}
