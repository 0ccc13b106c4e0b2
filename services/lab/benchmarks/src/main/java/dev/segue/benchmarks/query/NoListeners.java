package dev.segue.benchmarks.query;

import dev.segue.query.listener.ListenerStore;
import dev.segue.query.listener.StoreLocation;
import dev.segue.recommend.listener.RatedTrack;
import dev.segue.recommend.listener.Ratings;
import java.util.List;

/** Nobody is asked about listeners here. */
final class NoListeners implements ListenerStore {
  @Override
  public StoreLocation find(String listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Ratings read(String listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean rate(String listener, List<RatedTrack> tracks) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean forget(String listener) {
    throw new UnsupportedOperationException();
  }
}
