package dev.segue.benchmarks.feedback;

import dev.segue.benchmarks.live.Pace;
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
  @Nullable Void tracks(Senders senders, long first, double rate, long end) {
    Pace pace = new Pace(rate);
    while (pace.due() - end < 0) {
      TrackFeatures track = senders.catalogue().track(first + pace.next());
      senders.tracks().publish(track);
      tracks.incrementAndGet();
    }
    senders.tracks().flush();
    return null;
  }

  /** Publishes ratings until the clock says {@code end}. */
  @Nullable Void ratings(Senders senders, double rate, long end) {
    Pace pace = new Pace(rate);
    while (pace.due() - end < 0) {
      pace.next();
      ListenerFeedback rating = senders.drawn().next();
      senders.ratings().publish(rating);
      last.put(rating.getListener(), rating);
      ratings.incrementAndGet();
    }
    senders.ratings().flush();
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
