package dev.segue.engine.factorize;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * min ||V - W H||&sup2; over non-negative W and H by cyclic coordinate descent from {@link Nndsvd}:
 * the deterministic iteration that scikit-learn's {@code NMF} makes by default, step for step, so
 * that a result found there is found here.
 *
 * <p>A turn goes once through all entries of W, component by component, then of H; each is set to
 * the best value given all others. It stops when the sum of the projected gradients met on the way
 * has fallen to a given share of that of the first turn.
 *
 * <p>A. Cichocki and A.-H. Phan (2009), FAST HALS; scikit-learn 1.2, {@code _cdnmf_fast.pyx}.
 *
 * @param maxIterations turns at most
 * @param tolerance the share
 */
public record CoordinateDescent(int maxIterations, double tolerance) {

  /** As scikit-learn does it with {@code max_iter=10000}: it stops long before. */
  public static CoordinateDescent standard() {
    return new CoordinateDescent(10_000, 1e-4);
  }

  /**
   * Factorises a table.
   *
   * @param v n by m, 0 or more, nothing missing. Not modified
   * @param k number of components, at most n and at most m
   */
  public Factorization fit(DMatrixRMaj v, int k) {
    Nndsvd start = Nndsvd.of(v, k);
    DMatrixRMaj w = start.w();
    // Both halves of a turn are the same step; H is kept transposed for that.
    DMatrixRMaj ht = CommonOps_DDRM.transpose(start.h(), null);
    DMatrixRMaj gram = new DMatrixRMaj(k, k);
    DMatrixRMaj forRows = new DMatrixRMaj(v.numRows, k);
    DMatrixRMaj forColumns = new DMatrixRMaj(v.numCols, k);
    double first = 0;
    int iterations = 0;
    while (iterations < maxIterations) {
      iterations++;
      CommonOps_DDRM.multInner(ht, gram);
      CommonOps_DDRM.mult(v, ht, forRows);
      double violation = sweep(w, gram, forRows);
      CommonOps_DDRM.multInner(w, gram);
      CommonOps_DDRM.multTransA(v, w, forColumns);
      violation += sweep(ht, gram, forColumns);
      if (iterations == 1) {
        first = violation;
      }
      if (first == 0 || violation / first <= tolerance) {
        break;
      }
    }
    DMatrixRMaj h = CommonOps_DDRM.transpose(ht, null);
    return new Factorization(w, h, Residual.relative(v, w, h), iterations);
  }

  /**
   * One descent through all entries of X for ||V - X Y'||, given gram = Y'Y and target = V Y. Rows
   * do not influence one another, so each is finished before the next.
   *
   * @param x modified
   * @return the sum of the projected gradients
   */
  private static double sweep(DMatrixRMaj x, DMatrixRMaj gram, DMatrixRMaj target) {
    int k = x.numCols;
    double violation = 0;
    for (int row = 0; row < x.numRows; row++) {
      int at = row * k;
      for (int i = 0; i < k; i++) {
        double gradient = -target.data[at + i];
        for (int j = 0; j < k; j++) {
          gradient += gram.data[i * k + j] * x.data[at + j];
        }
        double old = x.data[at + i];
        violation += Math.abs(old == 0 ? Math.min(0, gradient) : gradient);
        double curvature = gram.data[i * k + i];
        if (curvature != 0) {
          x.data[at + i] = Math.max(0, old - gradient / curvature);
        }
      }
    }
    return violation;
  }
}
