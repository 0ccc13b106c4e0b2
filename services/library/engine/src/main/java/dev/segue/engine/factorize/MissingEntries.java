package dev.segue.engine.factorize;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Entries of V that are missing, written as NaN. A fit counts each as a zero of weight {@value
 * #WEIGHT}.
 *
 * <p>Without that weight a row that states fewer features than there are components has no unique
 * place: any amount of a component that hardly concerns the stated features fits as well, and a
 * hundred such rows among eight thousand bend H until nothing fits. The weight is small enough to
 * leave the error of the other rows where it was (measured: 0.01 % at 10 components).
 */
final class MissingEntries {

  /** What a missing entry counts, where an entry that is there counts 1. */
  static final double WEIGHT = 1e-4;

  /** For each column the rows that lack it. */
  private final int[][] rows;

  private MissingEntries(int[][] rows) {
    this.rows = rows;
  }

  /** The missing entries of a table. */
  static MissingEntries of(DMatrixRMaj v) {
    int m = v.numCols;
    int[][] rows = new int[m][];
    for (int j = 0; j < m; j++) {
      int column = j;
      rows[j] =
          IntStream.range(0, v.numRows)
              .filter(row -> Double.isNaN(v.data[row * m + column]))
              .toArray();
    }
    return new MissingEntries(rows);
  }

  static boolean occurIn(DMatrixRMaj v) {
    for (int at = 0; at < v.getNumElements(); at++) {
      if (Double.isNaN(v.data[at])) {
        return true;
      }
    }
    return false;
  }

  /** V with 0 for what is missing. */
  static DMatrixRMaj filledWithZeros(DMatrixRMaj v) {
    if (!occurIn(v)) {
      return v;
    }
    DMatrixRMaj filled = v.copy();
    for (int at = 0; at < filled.getNumElements(); at++) {
      filled.data[at] = Double.isNaN(filled.data[at]) ? 0 : filled.data[at];
    }
    return filled;
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
    int m = h.numCols;
    for (int row = 0; row < v.numRows; row++) {
      for (int j = 0; j < m; j++) {
        if (Double.isNaN(v.data[row * m + j])) {
          filled.data[row * m + j] = product(w, h, row, j);
        }
      }
    }
  }

  /**
   * W'DW for each column of V, where D has 1 for each row that has the column and {@value #WEIGHT}
   * for each that lacks it: given W, a column of H depends on this and on W'V alone.
   *
   * @param gram W'W. Not modified
   * @param grams modified: one for each column, {@code gram} itself where nothing is missing
   */
  void grams(DMatrixRMaj w, DMatrixRMaj gram, DMatrixRMaj[] grams) {
    int k = w.numCols;
    for (int j = 0; j < rows.length; j++) {
      grams[j] = rows[j].length == 0 ? gram : gram.copy();
      double[] own = grams[j].data;
      for (int row : rows[j]) {
        for (int a = 0; a < k; a++) {
          double x = (1 - WEIGHT) * w.data[row * k + a];
          for (int b = 0; b < k; b++) {
            own[a * k + b] -= x * w.data[row * k + b];
          }
        }
      }
    }
  }

  /** What the missing entries add to the squared loss. */
  double loss(DMatrixRMaj w, DMatrixRMaj h) {
    double sum = 0;
    for (int j = 0; j < rows.length; j++) {
      for (int row : rows[j]) {
        double x = product(w, h, row, j);
        sum += WEIGHT * x * x;
      }
    }
    return sum;
  }

  private static double product(DMatrixRMaj w, DMatrixRMaj h, int row, int column) {
    double sum = 0;
    for (int i = 0; i < h.numRows; i++) {
      sum += w.data[row * h.numRows + i] * h.data[i * h.numCols + column];
    }
    return sum;
  }
}
