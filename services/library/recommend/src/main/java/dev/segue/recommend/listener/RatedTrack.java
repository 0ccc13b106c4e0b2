package dev.segue.recommend.listener;

/**
 * What a listener says of one track.
 *
 * @param rating 1 for a like, −1 for a dislike, 0 to take back what was said
 * @param ratedAt milliseconds since the epoch
 */
public record RatedTrack(String trackId, int rating, long ratedAt) {
  public RatedTrack {
    if (rating < -1 || rating > 1) {
      throw new IllegalArgumentException("A rating is 1, -1 or 0, not " + rating);
    }
  }

  public boolean liked() {
    return rating > 0;
  }
}
