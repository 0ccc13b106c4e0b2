package dev.segue.tables.library;

import org.jspecify.annotations.Nullable;

/**
 * What the owner of a file says of a track.
 *
 * @param value 1 for a like, −1 for a dislike
 * @param at when, in milliseconds since the epoch; 0 if the file does not say it
 */
public record Rating(int value, long at) {

  private static final int STARS_LIKED = 4;
  private static final int STARS_DISLIKED = 1;

  /** Of stars from 1 to 5: 4 and 5 are a like, 1 is a dislike; else null. */
  public static @Nullable Rating ofStars(double stars) {
    return stars >= STARS_LIKED
        ? new Rating(1, 0)
        : stars > 0 && stars <= STARS_DISLIKED ? new Rating(-1, 0) : null;
  }
}
