package dev.segue.query.listener;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.recommend.Answer;
import dev.segue.recommend.listener.RatedTrack;
import dev.segue.recommend.listener.Ratings;
import java.util.List;

/** What is remembered of a list: enough to tell whether it would be the same if made again. */
final class WrittenList {
  private final SnapshotKey sight;
  private final double last;
  private final long written;
  private final int[] listed;
  private final long examples;

  private WrittenList(SnapshotKey sight, double last, long written, int[] listed, long examples) {
    this.sight = sight;
    this.last = last;
    this.written = written;
    this.listed = listed;
    this.examples = examples;
  }

  /**
   * Of a list that was just made.
   *
   * @param sight of the snapshot, which may be a little older than what the answer is from
   * @param full how many tracks the list has where there are enough
   * @param written fingerprint of the record that says it
   */
  static WrittenList of(
      SnapshotKey sight,
      CatalogueSnapshot snapshot,
      Ratings ratings,
      Answer answer,
      int full,
      long written) {
    List<Answer.Neighbor> tracks = answer.tracks();
    return new WrittenList(
        sight,
        tracks.size() < full ? Double.NEGATIVE_INFINITY : tracks.get(full - 1).score(),
        written,
        tracks.stream().mapToInt(track -> snapshot.find(track.id())).toArray(),
        examples(snapshot, ratings));
  }

  /** The same list, looked at again. */
  WrittenList seen(SnapshotKey now) {
    return new WrittenList(now, last, written, listed, examples);
  }

  SnapshotKey sight() {
    return sight;
  }

  /** The score that a track has to reach. */
  double last() {
    return last;
  }

  /** Fingerprint of the record that was written. */
  long written() {
    return written;
  }

  /** Whether a track of the list, or one that was rated, came, changed or went since. */
  boolean touched(CatalogueSnapshot snapshot, Ratings ratings) {
    for (int row : listed) {
      if (row < 0 || !snapshot.isLive(row)) {
        return true;
      }
    }
    return examples != examples(snapshot, ratings);
  }

  private static long examples(CatalogueSnapshot snapshot, Ratings ratings) {
    long hash = 0;
    for (RatedTrack track : ratings.tracks()) {
      hash = hash * 0x9E3779B97F4A7C15L + snapshot.find(track.trackId());
    }
    return hash;
  }
}
