package dev.segue.benchmarks.feedback;

import dev.segue.benchmarks.live.CollectorPauses;
import dev.segue.benchmarks.live.ProcessorTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Puts events and requests on the services, one phase after another. */
final class Loading {
  private static final long STATUS_SECONDS = 10;

  /** A prime, so that requests go around all there are without a visible order. */
  private static final long STRIDE = 7_919;

  private final int port;
  private final int listeners;
  private final List<String> ids;
  private final Senders senders;
  private final Backlog backlog;
  private final Consumer<String> status;
  private long published;

  /**
   * @param port where the query service answers
   * @param ids of the tracks that are there
   */
  Loading(
      int port,
      int listeners,
      List<String> ids,
      Senders senders,
      Backlog backlog,
      Consumer<String> status) {
    this.port = port;
    this.listeners = listeners;
    this.ids = List.copyOf(ids);
    this.senders = senders;
    this.backlog = backlog;
    this.status = status;
    published = ids.size();
  }

  /** How many tracks there are, with those published here. */
  long published() {
    return published;
  }

  /** Keeps up these rates for a time. */
  Phase phase(Rates rates, Duration duration) throws Exception {
    EventLoad events = new EventLoad();
    RestLoad recommendations =
        new RestLoad(
            port,
            rates.requests(),
            number ->
                "/v1/listeners/"
                    + DrawnRatings.listener((int) (number * STRIDE % listeners))
                    + "/recommendations");
    RestLoad similar =
        new RestLoad(
            port,
            rates.requests(),
            number -> "/v1/tracks/" + ids.get((int) (number * STRIDE % ids.size())) + "/similar");
    long cpu = ProcessorTime.nanos();
    long paused = CollectorPauses.millis();
    long begin = System.nanoTime();
    long end = begin + duration.toNanos();
    long first = published;
    try (Loads loads = new Loads()) {
      loads.start(() -> events.tracks(senders, first, rates.tracks(), end));
      if (rates.feedback() > 0) {
        loads.start(() -> events.ratings(senders, rates.feedback(), end));
      }
      recommendations.startIn(loads, end);
      similar.startIn(loads, end);
      while (end - System.nanoTime() > TimeUnit.SECONDS.toNanos(STATUS_SECONDS)) {
        TimeUnit.SECONDS.sleep(STATUS_SECONDS);
        status.accept("  " + backlog.describe(events.ratings(), first + events.tracks()));
      }
      loads.join();
    }
    published = first + events.tracks();
    double nanos = System.nanoTime() - begin;
    return new Phase(
        events,
        recommendations,
        similar,
        nanos / 1e9,
        (ProcessorTime.nanos() - cpu) / nanos,
        (CollectorPauses.millis() - paused) * 1e6 / nanos);
  }
}
