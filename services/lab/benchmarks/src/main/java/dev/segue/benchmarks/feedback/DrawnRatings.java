package dev.segue.benchmarks.feedback;

import dev.segue.schemas.avro.ListenerFeedback;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Ratings as people might give them: any listener, any track of the catalogue, seven likes to two
 * dislikes and one that is taken back. The same seed draws the same ratings.
 */
final class DrawnRatings {
  private static final int OF_TEN_LIKES = 7;
  private static final int OF_TEN_DISLIKES = 2;

  private final int listeners;
  private final List<String> tracks;
  private final SplittableRandom random;

  DrawnRatings(int listeners, List<String> tracks, long seed) {
    this.listeners = listeners;
    this.tracks = List.copyOf(tracks);
    this.random = new SplittableRandom(seed);
  }

  static String listener(int number) {
    return "listener-" + number;
  }

  /** The next rating of anybody, said now. */
  ListenerFeedback next() {
    int kind = random.nextInt(10);
    int rating = kind < OF_TEN_LIKES ? 1 : kind < OF_TEN_LIKES + OF_TEN_DISLIKES ? -1 : 0;
    return of(random.nextInt(listeners), rating);
  }

  /** A rating of one listener. */
  ListenerFeedback of(int listener, int rating) {
    return ListenerFeedback.newBuilder()
        .setListener(listener(listener))
        .setTrackId(tracks.get(random.nextInt(tracks.size())))
        .setRating(rating)
        .setRatedAt(System.currentTimeMillis())
        .build();
  }
}
