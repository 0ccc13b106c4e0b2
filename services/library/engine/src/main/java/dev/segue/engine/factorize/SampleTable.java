package dev.segue.engine.factorize;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.scale.FeatureTransform;
import java.util.Collection;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The matrix V of a sample under a transform. */
final class SampleTable {

  private SampleTable() {}

  /**
   * One row for each track that has any of the features, in the order of the hashes, whatever the
   * order of the sample: sums of floating point numbers depend on it.
   */
  static DMatrixRMaj of(Collection<BottomKSample.Entry> sample, FeatureTransform transform) {
    int m = transform.size();
    List<BottomKSample.Entry> rows =
        sample.stream()
            .filter(e -> transform.features().stream().anyMatch(e.row()::has))
            .sorted(BottomKSample.ORDER)
            .toList();
    DMatrixRMaj v = new DMatrixRMaj(rows.size(), m);
    double[] scaled = new double[m];
    int at = 0;
    for (BottomKSample.Entry entry : rows) {
      transform.apply(entry.row(), scaled);
      System.arraycopy(scaled, 0, v.data, at, m);
      at += m;
    }
    return v;
  }

  /** The first rows: of a sample in the order of hashes, a smaller sample. */
  static DMatrixRMaj first(DMatrixRMaj v, int rows) {
    DMatrixRMaj part = new DMatrixRMaj(Math.min(rows, v.numRows), v.numCols);
    System.arraycopy(v.data, 0, part.data, 0, part.getNumElements());
    return part;
  }

  /** Number of columns that are not all zero or missing. */
  static int columnsWithWeight(DMatrixRMaj v) {
    int count = 0;
    for (int j = 0; j < v.numCols; j++) {
      boolean weight = false;
      for (int row = 0; row < v.numRows && !weight; row++) {
        weight = v.data[row * v.numCols + j] > 0;
      }
      count += weight ? 1 : 0;
    }
    return count;
  }
}
