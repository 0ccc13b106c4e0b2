package dev.segue.query.catalogue;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.engine.track.TrackHash;
import java.util.List;

/**
 * The sample that the learner has of the same catalogue, taken from the columns: the tracks whose
 * hash is smallest, with features in single precision.
 */
public final class CatalogueSample {
  private CatalogueSample() {}

  /** The at most {@code k} tracks of the sample, in the order of their hashes. */
  public static List<Entry> of(CatalogueSnapshot snapshot, int k) {
    BottomKSample sample = new BottomKSample(k);
    double[] features = new double[Feature.COUNT];
    long limit = -1L; // the greatest, unsigned
    for (int row = 0; row < snapshot.rowLimit(); row++) {
      if (!snapshot.isLive(row)) {
        continue;
      }
      String id = snapshot.rows().id(row);
      long hash = TrackHash.of(id);
      // Most rows of a large catalogue end here, before their features are copied.
      if (Long.compareUnsigned(hash, limit) <= 0) {
        snapshot.rows().features(row, features);
        sample.put(new Entry(id, hash, FeatureVector.of(features)));
        limit = sample.firstOutside().map(TrackHash::of).orElse(-1L);
      }
    }
    return List.copyOf(sample.entries());
  }
}
