package dev.segue.query.listener;

import dev.segue.recommend.listener.RatedTrack;
import dev.segue.recommend.listener.Ratings;
import java.util.List;

/** The ratings of all listeners, as one node of several can tell and change them. */
public interface ListenerStore {

  /**
   * Where the ratings of a listener are now.
   *
   * @throws ListenersUnavailableException while nobody knows
   */
  StoreLocation find(String listener);

  /**
   * The ratings as this node has them: those of the store, or of its copy here.
   *
   * @throws ListenersUnavailableException if it has neither
   */
  Ratings read(String listener);

  /**
   * Writes ratings. They are not lost any more when this returns.
   *
   * @return whether {@link #read} on this node tells them already; it waits for that a moment
   * @throws ListenersUnavailableException if they could not be written
   * @throws TooManyRatingsException if the listener would have more than are kept; nothing is
   *     written
   */
  boolean rate(String listener, List<RatedTrack> tracks);

  /**
   * Has a listener forgotten with all ratings and lists.
   *
   * @return whether that is done already; it waits for that a moment
   * @throws ListenersUnavailableException if the request could not be written
   */
  boolean forget(String listener);
}
