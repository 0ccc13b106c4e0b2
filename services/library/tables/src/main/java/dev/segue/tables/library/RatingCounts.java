package dev.segue.tables.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many ratings a file holds.
 *
 * @param likes what the owner said: tracks
 * @param dislikes the same
 * @param plays all plays
 * @param otherPlays of these, the ones neither to the end nor skips, or of which the file does not
 *     say how they ended
 * @param playLikes tracks that would become likes by their plays, and were not rated
 * @param playDislikes the same for dislikes
 * @param unknown ratings of tracks that are known by nothing but an id of another service
 */
public record RatingCounts(
    long likes,
    long dislikes,
    long plays,
    long otherPlays,
    long playLikes,
    long playDislikes,
    long unknown) {

  static RatingCounts of(LibraryTracks library) {
    long[] said = new long[3];
    long[] played = new long[3];
    long unknown = 0;
    for (LibraryTrack track : library.tracks()) {
      Rating rating = track.rating();
      PlayTally tally = track.plays();
      if (!track.isRateable()) {
        unknown += rating == null ? 0 : 1;
      } else if (rating != null) {
        said[1 + rating.value()]++;
      } else if (tally != null) {
        played[1 + tally.verdict()]++;
      }
    }
    return new RatingCounts(
        said[2], said[0], library.plays(), library.otherPlays(), played[2], played[0], unknown);
  }

  /** Whether the file says what its owner thinks of any track, or that one was played. */
  public boolean isEmpty() {
    return likes + dislikes + plays + unknown == 0;
  }

  /**
   * Sentences on what the file holds, and what becomes of it.
   *
   * @param listener whose ratings they become; empty if nobody was named
   * @param playsCount whether plays count as ratings
   */
  public List<String> sentences(String listener, boolean playsCount) {
    List<String> sentences = new ArrayList<>();
    if (likes + dislikes > 0) {
      sentences.add(
          "Ratings: "
              + counted(likes, "like")
              + ", "
              + counted(dislikes, "dislike")
              + (listener.isEmpty()
                  ? "; left out, as no listener is named (--listener NAME)."
                  : " of " + listener + "."));
    }
    if (plays > 0) {
      sentences.add(
          String.format(
                  Locale.ROOT,
                  "Plays: %,d, %,d of them neither to the end nor skips as far as the file says. By the rule (to the"
                      + " end on %d different days, or %d skips and never to the end) %s"
                      + " and %s would come of them beside what was said",
                  plays,
                  otherPlays,
                  PlayTally.DAYS,
                  PlayTally.SKIPS,
                  counted(playLikes, "like"),
                  counted(playDislikes, "dislike"))
              + (!playsCount
                  ? "; left out, as it was not asked for (--plays-as-ratings)."
                  : listener.isEmpty()
                      ? "; left out, as no listener is named (--listener NAME)."
                      : "; they become ratings of " + listener + "."));
    }
    if (unknown > 0) {
      sentences.add(
          String.format(
              Locale.ROOT,
              "Ratings left out: %,d of tracks that are known by nothing but an id of another service.",
              unknown));
    }
    return sentences;
  }

  private static String counted(long number, String what) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? what : what + "s");
  }
}
