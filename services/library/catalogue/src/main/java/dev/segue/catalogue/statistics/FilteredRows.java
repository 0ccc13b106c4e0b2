package dev.segue.catalogue.statistics;

import dev.segue.catalogue.CatalogueSample;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.track.Feature;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The tracks of one snapshot that pass a filter.
 *
 * <p>A pass costs some nanoseconds a row and feature. Columns are single precision, so figures are
 * good to about seven digits.
 *
 * @param snapshot the catalogue at one moment
 * @param filter which of its tracks count
 */
public record FilteredRows(CatalogueSnapshot snapshot, RowFilter filter) {

  /** Calls for every row, in the order of arrival. */
  void forEachRow(IntConsumer consumer) {
    for (int row = 0; row < snapshot.rowLimit(); row++) {
      if (snapshot.isLive(row) && filter.accepts(row)) {
        consumer.accept(row);
      }
    }
  }

  /** The canonical values of a feature where it is not missing, in the order of arrival. */
  float[] values(Feature feature) {
    float[] values = new float[snapshot.tracks()];
    int[] count = {0};
    forEachRow(
        row -> {
          float value = snapshot.rows().feature(row, feature.position());
          if (!Float.isNaN(value)) {
            values[count[0]++] = value;
          }
        });
    return Arrays.copyOf(values, count[0]);
  }

  /** The same without the tracks that the base layer alone describes. */
  public FilteredRows layered() {
    return new FilteredRows(
        snapshot, row -> snapshot.rows().facts().layered(row) && filter.accepts(row));
  }

  /** A uniform sample: at most {@code most} rows, in the order of their hashes. */
  public int[] sample(int most) {
    return CatalogueSample.rows(snapshot, filter, most);
  }
}
