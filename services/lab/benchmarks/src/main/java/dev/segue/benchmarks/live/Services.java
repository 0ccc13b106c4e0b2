package dev.segue.benchmarks.live;

import dev.segue.query.QueryService;
import dev.segue.query.QuerySettings;
import dev.segue.runtime.Metrics;
import dev.segue.settings.Settings;
import dev.segue.streams.StreamsService;
import dev.segue.streams.StreamsSettings;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Both services in this process, over one run of a cluster. */
public record Services(long begin, Metrics metrics, StreamsService streams, QueryService query)
    implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** Starts both; neither need be ready when this returns. */
  public static Services start(Settings settings) {
    long begin = System.nanoTime();
    Metrics metrics = new Metrics();
    StreamsService streams =
        StreamsService.start(StreamsSettings.from(settings), metrics.registry());
    try {
      return new Services(
          begin,
          metrics,
          streams,
          QueryService.start(QuerySettings.from(settings), metrics.registry()));
    } catch (RuntimeException e) {
      streams.close();
      metrics.close();
      throw e;
    }
  }

  /** Where the query service answers. */
  public URI address() {
    return URI.create("http://localhost:" + query.port());
  }

  /**
   * Waits until both are ready and the tracks are there; the answer is the time since the start.
   */
  public long awaitTracks(int tracks) throws InterruptedException {
    await(() -> streams.ready() && query.ready() && query.tracks() >= tracks);
    return System.nanoTime() - begin;
  }

  /** Waits for a condition, at most some minutes. */
  public void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException(
            "not ready: streams waits for "
                + streams.waitingFor()
                + ", query waits for "
                + query.waitingFor()
                + " and has "
                + query.tracks()
                + " tracks");
      }
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Override
  public void close() {
    query.close();
    streams.close();
    metrics.close();
  }
}
