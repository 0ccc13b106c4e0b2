package dev.segue.learning.taste;

import dev.segue.engine.track.FeatureVector;

/**
 * What a listener said of a track.
 *
 * @param features of the track when it was rated; any may be missing
 * @param liked whether it was liked; a rating that was taken back is no rating
 */
public record Rating(FeatureVector features, boolean liked) {
  /** So many ratings of either kind, for people: {@code 3 likes and 1 dislike}. */
  public static String counted(int likes, int dislikes) {
    return "%d like%s and %d dislike%s"
        .formatted(likes, likes == 1 ? "" : "s", dislikes, dislikes == 1 ? "" : "s");
  }
}
