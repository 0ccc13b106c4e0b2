package dev.segue.engine.factorize;

import org.ejml.data.DMatrixRMaj;

/** Entries of V that are missing, written as NaN. */
final class MissingEntries {

  private MissingEntries() {}

  static boolean occurIn(DMatrixRMaj v) {
    for (int at = 0; at < v.getNumElements(); at++) {
      if (Double.isNaN(v.data[at])) {
        return true;
      }
    }
    return false;
  }

  /** V with the mean of its column for what is missing, 0 where a column has nothing at all. */
  static DMatrixRMaj filledWithMeans(DMatrixRMaj v) {
    if (!occurIn(v)) {
      return v;
    }
    DMatrixRMaj filled = v.copy();
    int m = v.numCols;
    for (int j = 0; j < m; j++) {
      double sum = 0;
      int count = 0;
      for (int row = 0; row < v.numRows; row++) {
        double value = v.data[row * m + j];
        if (!Double.isNaN(value)) {
          sum += value;
          count++;
        }
      }
      double mean = count == 0 ? 0 : sum / count;
      for (int row = 0; row < v.numRows; row++) {
        if (Double.isNaN(v.data[row * m + j])) {
          filled.data[row * m + j] = mean;
        }
      }
    }
    return filled;
  }

  /**
   * Writes what W H says to the places where V has nothing.
   *
   * @param filled modified there, left alone elsewhere
   */
  static void fill(DMatrixRMaj v, DMatrixRMaj w, DMatrixRMaj h, DMatrixRMaj filled) {
    int k = h.numRows;
    int m = h.numCols;
    for (int row = 0; row < v.numRows; row++) {
      for (int j = 0; j < m; j++) {
        if (Double.isNaN(v.data[row * m + j])) {
          double sum = 0;
          for (int i = 0; i < k; i++) {
            sum += w.data[row * k + i] * h.data[i * m + j];
          }
          filled.data[row * m + j] = sum;
        }
      }
    }
  }
}
