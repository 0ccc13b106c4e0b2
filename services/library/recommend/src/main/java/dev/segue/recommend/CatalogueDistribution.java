package dev.segue.recommend;

import dev.segue.catalogue.CatalogueSample;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.Rows;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.track.Feature;
import java.util.Arrays;

/**
 * How the values of each feature are distributed over a sample of the catalogue: by it a reason
 * tells what is unusual from what nearly all tracks share. Immutable.
 */
final class CatalogueDistribution {
  private static final int SAMPLE = 2_000;

  /** Share of the tracks that may change before the sample is taken anew. */
  private static final double STALE = 0.01;

  private final CatalogueSnapshot taken;
  private final int[] sample;
  private final float[][] sorted = new float[Feature.COUNT][];

  private CatalogueDistribution(CatalogueSnapshot snapshot, int[] sample) {
    taken = snapshot;
    this.sample = sample;
    Rows rows = snapshot.rows();
    for (int f = 0; f < Feature.COUNT; f++) {
      float[] values = new float[sample.length];
      int known = 0;
      for (int row : sample) {
        float value = rows.feature(row, f);
        if (!Float.isNaN(value)) {
          values[known++] = value;
        }
      }
      sorted[f] = Arrays.copyOf(values, known);
      Arrays.sort(sorted[f]);
    }
  }

  static CatalogueDistribution of(CatalogueSnapshot snapshot) {
    return of(snapshot, CatalogueSample.rows(snapshot, RowFilter.ALL, SAMPLE));
  }

  /** The distribution over some rows alone. */
  static CatalogueDistribution of(CatalogueSnapshot snapshot, int[] rows) {
    return new CatalogueDistribution(snapshot, rows);
  }

  /** Whether it still says what a snapshot is like. */
  boolean fits(CatalogueSnapshot snapshot) {
    return taken.rows() == snapshot.rows()
        && Math.abs(snapshot.changesSince(taken)) <= STALE * taken.tracks();
  }

  /** Rows of the sample that a snapshot has, too. */
  int[] rows(CatalogueSnapshot snapshot) {
    return Arrays.stream(sample).filter(row -> row < snapshot.rowLimit()).toArray();
  }

  /**
   * The share of the catalogue whose value of a feature is at most as far from {@code from} as
   * {@code to} is, 0 to 1; 1 where the feature is known of no track.
   *
   * @param from a canonical value
   * @param to a canonical value
   */
  double within(Feature feature, double from, double to) {
    float[] values = sorted[feature.position()];
    // Half a rounding step of single precision more, so that what is equal counts.
    double gap = Math.abs(to - from) + 1e-7;
    int near = below(values, from + gap) - below(values, from - gap);
    return values.length == 0 ? 1 : near / (double) values.length;
  }

  private static int below(float[] values, double bound) {
    int low = 0;
    int high = values.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] < bound) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
