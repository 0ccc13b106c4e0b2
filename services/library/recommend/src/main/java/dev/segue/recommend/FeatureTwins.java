package dev.segue.recommend;

import dev.segue.catalogue.Rows;
import dev.segue.engine.track.Feature;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells tracks that have the same value of every feature, {@value #FEWEST} of them known at least.
 *
 * <p>Each feature of a row lies elsewhere in memory. So rows are told apart by three that hardly
 * ever agree, and only those in which they do by all.
 */
final class FeatureTwins {
  private static final int FEWEST = 10;
  private static final int[] TELLING = {
    Feature.DURATION_MS.position(), Feature.TEMPO.position(), Feature.LOUDNESS.position()
  };

  private final Rows rows;
  private final Map<Integer, Alike> alike = new HashMap<>();

  FeatureTwins(Rows rows) {
    this.rows = rows;
  }

  /** Rows that agree in the telling features; by the hash of all of them once there are two. */
  private static final class Alike {
    private final int row;
    private final int recording;
    private @Nullable Map<Integer, int[]> byAll;

    Alike(int row, int recording) {
      this.row = row;
      this.recording = recording;
    }
  }

  /**
   * Enters a row.
   *
   * @param recording what it is of, as far as is known
   * @param sure whether that is known
   * @return {@code recording}, or that of an equal row that was entered before, unless sure
   */
  int enter(int row, int recording, boolean sure) {
    int key = 1;
    for (int feature : TELLING) {
      key = 31 * key + Float.floatToIntBits(rows.feature(row, feature));
    }
    Alike first = alike.get(key);
    if (first == null) {
      alike.put(key, new Alike(row, recording));
      return recording;
    }
    Map<Integer, int[]> byAll = first.byAll;
    if (byAll == null) {
      byAll = new HashMap<>();
      byAll.put(rows.featureHash(first.row), new int[] {first.row, first.recording});
      first.byAll = byAll;
    }
    // Equal hashes with different features are rare; then the first of them is compared only.
    int[] twin = byAll.putIfAbsent(rows.featureHash(row), new int[] {row, recording});
    boolean same = !sure && twin != null && rows.sameFeatures(twin[0], row, FEWEST);
    return same ? twin[1] : recording;
  }
}
