package dev.segue.benchmarks.feedback;

import dev.segue.benchmarks.live.Pace;
import dev.segue.collector.publish.Publisher;
import dev.segue.collector.sample.SampleCatalogue;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.schemas.avro.TrackFeatures;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** New tracks and ratings at steady rates, and what was said last. */
final class EventLoad {
  private final AtomicLong tracks = new AtomicLong();
  private final AtomicLong ratings = new AtomicLong();
  private final Map<String, ListenerFeedback> last = new ConcurrentHashMap<>();

  /** Publishes tracks until the clock says {@code end}; they are numbered on from {@code first}. */
  @Nullable Void tracks(
      Publisher<TrackFeatures> publisher,
      SampleCatalogue source,
      long first,
      double rate,
      long end) {
    Pace pace = new Pace(rate);
    while (pace.due() - end < 0) {
      TrackFeatures track = source.track(first + pace.next());
      publisher.publish(track);
      tracks.incrementAndGet();
    }
    publisher.flush();
    return null;
  }

  /** Publishes ratings until the clock says {@code end}. */
  @Nullable Void ratings(
      Publisher<ListenerFeedback> publisher, DrawnRatings source, double rate, long end) {
    Pace pace = new Pace(rate);
    while (pace.due() - end < 0) {
      pace.next();
      ListenerFeedback rating = source.next();
      publisher.publish(rating);
      last.put(rating.getListener(), rating);
      ratings.incrementAndGet();
    }
    publisher.flush();
    return null;
  }

  /** Tracks published so far. */
  long tracks() {
    return tracks.get();
  }

  /** Ratings published so far. */
  long ratings() {
    return ratings.get();
  }

  /** The last rating of each listener. */
  Map<String, ListenerFeedback> last() {
    return Map.copyOf(last);
  }
}
