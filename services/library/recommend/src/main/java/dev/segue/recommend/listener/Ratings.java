package dev.segue.recommend.listener;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * All that a listener says, none of it taken back.
 *
 * @param tracks in the order of rating; ties by id
 * @param lag how many changes of the partition these ratings may lack; empty where they are those
 *     of the store itself and not of a copy
 */
public record Ratings(List<RatedTrack> tracks, OptionalLong lag) {
  /** So many ratings are kept of one listener: more than people give in years. */
  public static final int MOST = 20_000;

  private static final Comparator<RatedTrack> ORDER =
      Comparator.comparingLong(RatedTrack::ratedAt).thenComparing(RatedTrack::trackId);

  public Ratings {
    tracks = tracks.stream().sorted(ORDER).toList();
  }

  /** From the store itself. */
  public static Ratings current(List<RatedTrack> tracks) {
    return new Ratings(tracks, OptionalLong.empty());
  }

  public boolean isEmpty() {
    return tracks.isEmpty();
  }

  /** Number of liked tracks. */
  public int likes() {
    return Math.toIntExact(tracks.stream().filter(RatedTrack::liked).count());
  }

  /** Number of disliked tracks. */
  public int dislikes() {
    return tracks.size() - likes();
  }

  /** The same for the same ratings, and hardly ever for others. */
  long fingerprint() {
    long hash = tracks.size();
    for (RatedTrack track : tracks) {
      hash = hash * 0x9E3779B97F4A7C15L + track.hashCode();
    }
    return hash;
  }
}
