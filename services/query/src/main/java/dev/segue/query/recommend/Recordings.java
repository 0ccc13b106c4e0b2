package dev.segue.query.recommend;

import dev.segue.query.catalogue.Rows;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells tracks of the same recording: the same title and artists, folded; or the same recording
 * code (ISRC); or the same value of every feature, ten of them known at least. What equals one of
 * several equal tracks equals them all.
 */
final class Recordings {
  private static final int FEWEST_FEATURES = 10;

  private final Rows rows;
  private final Map<String, Integer> byText = new HashMap<>();
  private final Map<Long, Integer> byIsrc = new HashMap<>();
  private final Map<Integer, int[]> byFeatures = new HashMap<>();

  Recordings(Rows rows) {
    this.rows = rows;
  }

  /**
   * Enters a track and returns the place of the recording it is of: {@code place}, or that of an
   * equal track that was entered before.
   */
  int enter(int row, int place) {
    String text = rows.names().titleAndArtists(row);
    long isrc = rows.facts().isrc(row);
    Integer known = text == null ? null : byText.get(text);
    if (known == null && isrc != 0) {
      known = byIsrc.get(isrc);
    }
    if (known == null) {
      known = byFeatures(row);
    }
    int recording = known == null ? place : known;
    if (text != null) {
      byText.putIfAbsent(text, recording);
    }
    if (isrc != 0) {
      byIsrc.putIfAbsent(isrc, recording);
    }
    // Equal hashes with different features are rare; then the first of them is compared only.
    byFeatures.putIfAbsent(rows.featureHash(row), new int[] {row, recording});
    return recording;
  }

  private @Nullable Integer byFeatures(int row) {
    int[] entry = byFeatures.get(rows.featureHash(row));
    return entry != null && rows.sameFeatures(entry[0], row, FEWEST_FEATURES) ? entry[1] : null;
  }
}
