package dev.segue.engine.factorize;

import org.ejml.data.DMatrixRMaj;

/** How far W H is from V, over the entries of V that are not missing (NaN). */
final class Residual {

  private Residual() {}

  /** ||V - W H|| / ||V||, Frobenius norm; 0 where V is zero. Nothing is modified. */
  static double relative(DMatrixRMaj v, DMatrixRMaj w, DMatrixRMaj h) {
    double norm = squaredNorm(v);
    return norm == 0 ? 0 : Math.sqrt(squared(v, w, h) / norm);
  }

  /** ||V||&sup2;. */
  static double squaredNorm(DMatrixRMaj v) {
    double sum = 0;
    for (int at = 0; at < v.getNumElements(); at++) {
      double value = v.data[at];
      sum += Double.isNaN(value) ? 0 : value * value;
    }
    return sum;
  }

  /** ||V - W H||&sup2;. */
  static double squared(DMatrixRMaj v, DMatrixRMaj w, DMatrixRMaj h) {
    int k = h.numRows;
    int m = h.numCols;
    double sum = 0;
    for (int row = 0; row < v.numRows; row++) {
      for (int j = 0; j < m; j++) {
        double rest = v.data[row * m + j];
        if (!Double.isNaN(rest)) {
          for (int i = 0; i < k; i++) {
            rest -= w.data[row * k + i] * h.data[i * m + j];
          }
          sum += rest * rest;
        }
      }
    }
    return sum;
  }
}
