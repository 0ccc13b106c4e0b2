package dev.segue.recommend;

import dev.segue.catalogue.Lengths;
import dev.segue.catalogue.Rows;
import dev.segue.engine.track.Feature;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells tracks of the same recording: the same title and artists, folded; or the same recording
 * code (ISRC), unless title and length are others: codes are given twice; or the same value of
 * every feature, ten of them known at least. What equals one of several equal tracks equals them
 * all.
 */
final class Recordings {
  private static final int NONE = Integer.MIN_VALUE;

  private final Rows rows;
  private final Map<Long, Named> byText = new HashMap<>();
  private final Map<Long, Named> byIsrc = new HashMap<>();
  private final FeatureTwins twins;

  Recordings(Rows rows) {
    this.rows = rows;
    twins = new FeatureTwins(rows);
  }

  private record Named(int row, int recording) {}

  /**
   * Enters a track and returns the place of the recording it is of: {@code place}, or that of an
   * equal track that was entered before.
   *
   * @param place greater than the least integer
   */
  int enter(int row, int place) {
    long text = rows.names().titleAndArtistsHash(row);
    long isrc = rows.facts().isrc(row);
    int known = text == 0 ? NONE : byText(text, row);
    if (known == NONE && isrc != 0) {
      known = byIsrc(isrc, row);
    }
    int recording = twins.enter(row, known == NONE ? place : known, known != NONE);
    if (text != 0) {
      byText.putIfAbsent(text, new Named(row, recording));
    }
    if (isrc != 0) {
      byIsrc.putIfAbsent(isrc, new Named(row, recording));
    }
    return recording;
  }

  /** Equal hashes of different names are rare; then the first of them is compared only. */
  private int byText(long hash, int row) {
    Named first = byText.get(hash);
    return first != null && rows.names().sameTitleAndArtists(first.row, row)
        ? first.recording
        : NONE;
  }

  /** Two songs with one code but other titles and lengths are two songs. */
  private int byIsrc(long isrc, int row) {
    Named first = byIsrc.get(isrc);
    return first != null && (sameTitle(row, first.row) || !lengthsDiffer(row, first.row))
        ? first.recording
        : NONE;
  }

  private boolean sameTitle(int a, int b) {
    return rows.names().titleHash(a) == rows.names().titleHash(b);
  }

  private boolean lengthsDiffer(int a, int b) {
    return Lengths.differ(length(a), length(b));
  }

  private double length(int row) {
    return Feature.DURATION_MS.raw(rows.feature(row, Feature.DURATION_MS.position()));
  }
}
