package dev.segue.catalogue;

import dev.segue.engine.index.RowFilter;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.engine.track.TrackHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Uniform samples of the catalogue: the tracks whose hash is smallest, so that the same tracks give
 * the same sample on every node and at every time.
 */
public final class CatalogueSample {
  private CatalogueSample() {}

  private record Hashed(long hash, String id, int row) {
    private static final Comparator<Hashed> ORDER =
        ((Comparator<Hashed>) (a, b) -> Long.compareUnsigned(a.hash, b.hash))
            .thenComparing(Hashed::id);
  }

  /**
   * The sample that the learner has of the same catalogue, taken from the columns: with features in
   * single precision.
   *
   * @return at most {@code k} tracks, in the order of their hashes
   */
  public static List<Entry> of(CatalogueSnapshot snapshot, int k) {
    List<Entry> entries = new ArrayList<>();
    double[] features = new double[Feature.COUNT];
    for (Hashed one : smallest(snapshot, RowFilter.ALL, k)) {
      snapshot.rows().features(one.row, features);
      entries.add(new Entry(one.id, one.hash, FeatureVector.of(features)));
    }
    return List.copyOf(entries);
  }

  /**
   * A sample of the tracks that pass a filter.
   *
   * @return at most {@code k} rows, in the order of the hashes
   */
  public static int[] rows(CatalogueSnapshot snapshot, RowFilter filter, int k) {
    return smallest(snapshot, filter, k).stream().mapToInt(Hashed::row).toArray();
  }

  private static List<Hashed> smallest(CatalogueSnapshot snapshot, RowFilter filter, int k) {
    PriorityQueue<Hashed> kept = new PriorityQueue<>(Hashed.ORDER.reversed());
    for (int row = 0; row < snapshot.rowLimit(); row++) {
      if (snapshot.isLive(row) && filter.accepts(row)) {
        String id = snapshot.rows().id(row);
        Hashed next = new Hashed(TrackHash.of(id), id, row);
        if (kept.size() < k) {
          kept.add(next);
        } else if (Hashed.ORDER.compare(next, kept.element()) < 0) {
          kept.remove();
          kept.add(next);
        }
      }
    }
    return kept.stream().sorted(Hashed.ORDER).toList();
  }
}
