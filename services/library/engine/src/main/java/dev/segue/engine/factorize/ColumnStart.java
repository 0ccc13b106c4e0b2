package dev.segue.engine.factorize;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A start for a factorisation of nearly as many components as columns: k columns of V themselves,
 * chosen so that each has most of what the ones before cannot explain, and for H what explains all
 * columns by these. With so many components the best factorisations look like that, and {@link
 * Nndsvd} is far from them.
 *
 * <p>The choice is that of a Cholesky factorisation of V'V with pivoting (N. Higham, <i>Accuracy
 * and Stability of Numerical Algorithms</i>, chapter 10).
 */
final class ColumnStart {

  /** What is left of a column below this share of it is rounding. */
  private static final double EXPLAINED = 1e-10;

  private ColumnStart() {}

  /**
   * The start of H.
   *
   * @param v n by m, 0 or more, nothing missing. Not modified
   * @param k number of components, at most m
   * @return k by m; a row is zero where fewer columns explain everything
   */
  static DMatrixRMaj of(DMatrixRMaj v, int k) {
    int m = v.numCols;
    DMatrixRMaj gram = new DMatrixRMaj(m, m);
    CommonOps_DDRM.multInner(v, gram);
    int[] chosen = choose(gram, k);
    double[] among = new double[k * k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        among[a * k + b] = chosen[a] < 0 || chosen[b] < 0 ? 0 : gram.get(chosen[a], chosen[b]);
      }
    }
    NonNegativeLeastSquares solver = new NonNegativeLeastSquares(among, k);
    DMatrixRMaj h = new DMatrixRMaj(k, m);
    double[] c = new double[k];
    double[] x = new double[k];
    for (int j = 0; j < m; j++) {
      for (int a = 0; a < k; a++) {
        c[a] = chosen[a] < 0 ? 0 : gram.get(chosen[a], j);
      }
      solver.solve(c, x, 0);
      for (int a = 0; a < k; a++) {
        h.set(a, j, x[a]);
      }
    }
    return h;
  }

  /** The columns in the order in which they are chosen; -1 where nothing is left to explain. */
  private static int[] choose(DMatrixRMaj gram, int k) {
    int m = gram.numCols;
    double[] rest = new double[m];
    for (int j = 0; j < m; j++) {
      rest[j] = gram.get(j, j);
    }
    double[][] factor = new double[k][m];
    int[] chosen = new int[k];
    for (int i = 0; i < k; i++) {
      int pivot = 0;
      for (int j = 1; j < m; j++) {
        pivot = rest[j] > rest[pivot] ? j : pivot;
      }
      if (!(rest[pivot] > EXPLAINED * gram.get(pivot, pivot))) {
        chosen[i] = -1;
        continue;
      }
      chosen[i] = pivot;
      double root = Math.sqrt(rest[pivot]);
      for (int j = 0; j < m; j++) {
        double sum = gram.get(pivot, j);
        for (int l = 0; l < i; l++) {
          sum -= factor[l][pivot] * factor[l][j];
        }
        factor[i][j] = sum / root;
        rest[j] -= factor[i][j] * factor[i][j];
      }
      rest[pivot] = 0;
    }
    return chosen;
  }
}
