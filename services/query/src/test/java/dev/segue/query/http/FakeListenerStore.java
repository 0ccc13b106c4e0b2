package dev.segue.query.http;

import dev.segue.query.listener.ListenerStore;
import dev.segue.query.listener.ListenersUnavailableException;
import dev.segue.query.listener.StoreLocation;
import dev.segue.query.listener.TooManyRatingsException;
import dev.segue.recommend.listener.RatedTrack;
import dev.segue.recommend.listener.Ratings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Ratings in memory, wherever a test says that they are. */
final class FakeListenerStore implements ListenerStore {
  private final Map<String, Map<String, RatedTrack>> ratings = new ConcurrentHashMap<>();
  volatile List<StoreLocation.Node> others = List.of();
  volatile OptionalLong lag = OptionalLong.empty();
  volatile boolean full;
  volatile boolean moving;
  volatile boolean readable = true;

  @Override
  public StoreLocation find(String listener) {
    return new StoreLocation(others.isEmpty(), others);
  }

  @Override
  public Ratings read(String listener) {
    if (moving) {
      throw new ListenersUnavailableException("The ratings are moving.", null);
    }
    return new Ratings(new ArrayList<>(of(listener).values()), lag);
  }

  @Override
  public boolean rate(String listener, List<RatedTrack> tracks) {
    if (full) {
      throw new TooManyRatingsException(Ratings.MOST, tracks.size());
    }
    for (RatedTrack track : tracks) {
      if (track.rating() == 0) {
        of(listener).remove(track.trackId());
      } else {
        of(listener).put(track.trackId(), track);
      }
    }
    return readable;
  }

  @Override
  public boolean forget(String listener) {
    ratings.remove(listener);
    return readable;
  }

  private Map<String, RatedTrack> of(String listener) {
    return ratings.computeIfAbsent(listener, unused -> new LinkedHashMap<>());
  }
}
