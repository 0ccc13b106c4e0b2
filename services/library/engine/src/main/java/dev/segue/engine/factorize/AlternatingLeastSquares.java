package dev.segue.engine.factorize;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * min ||V - W H||&sup2; over non-negative W and H, in turns: every row of W exactly ({@link
 * NonNegativeLeastSquares}), then the rows of H one after the other, each exactly given the others
 * (hierarchical alternating least squares), for some sweeps. The loss never rises.
 *
 * <p>A missing entry of V does not count. W is fitted on what each row has. For H the entry is
 * taken to be what the current W H says it is, which majorises the loss and so keeps the descent
 * (S. Zhang et al., <i>Learning from incomplete ratings using non-negative matrix
 * factorization</i>, SDM 2006).
 *
 * <p>A. Cichocki and A.-H. Phan, <i>Fast local algorithms for large scale nonnegative matrix and
 * tensor factorizations</i>, IEICE Trans. E92-A (2009); Kim and Park (2011) for W.
 *
 * @param maxIterations turns at most
 * @param tolerance stops when a turn lowers the squared loss by less than this share of it
 */
public record AlternatingLeastSquares(int maxIterations, double tolerance) {

  private static final int SWEEPS = 20;
  private static final double SWEEP_TOLERANCE = 1e-9;

  /** Below this share of ||V||&sup2; the quick formula for the loss has too few digits left. */
  private static final double CANCELLED = 1e-8;

  /** For every batch of evidence, from the H before it. */
  public static AlternatingLeastSquares refresh() {
    return new AlternatingLeastSquares(10, 1e-5);
  }

  /** For a first fit, or one that nothing before it should influence. */
  public static AlternatingLeastSquares cold() {
    return new AlternatingLeastSquares(200, 1e-6);
  }

  /**
   * Factorises from the deterministic start of {@link Nndsvd}.
   *
   * @param v n by m, 0 or more, NaN where missing. Not modified
   * @param k number of components, at most n and at most m
   */
  public Factorization fit(DMatrixRMaj v, int k) {
    return fit(v, Nndsvd.of(MissingEntries.filledWithMeans(v), k).h());
  }

  /**
   * Factorises from given components.
   *
   * @param v n by m, 0 or more, NaN where missing. Not modified
   * @param start k by m, 0 or more. Not modified
   */
  public Factorization fit(DMatrixRMaj v, DMatrixRMaj start) {
    int n = v.numRows;
    int m = v.numCols;
    int k = start.numRows;
    DMatrixRMaj h = start.copy();
    DMatrixRMaj w = new DMatrixRMaj(n, k);
    DMatrixRMaj gram = new DMatrixRMaj(k, k);
    DMatrixRMaj target = new DMatrixRMaj(k, m);
    boolean holes = MissingEntries.occurIn(v);
    DMatrixRMaj filled = holes ? v.copy() : v;
    double norm = Residual.squaredNorm(v);
    double before = Double.POSITIVE_INFINITY;
    int iterations = 0;
    solveRows(v, h, w);
    while (true) {
      if (holes) {
        MissingEntries.fill(v, w, h, filled);
      }
      CommonOps_DDRM.multInner(w, gram);
      CommonOps_DDRM.multTransA(w, filled, target);
      double loss = holes ? Residual.squared(v, w, h) : loss(norm, h, gram, target);
      if (!holes && loss < CANCELLED * norm) {
        loss = Residual.squared(v, w, h);
      }
      if (iterations == maxIterations || (iterations > 0 && before - loss <= tolerance * loss)) {
        break;
      }
      before = loss;
      iterations++;
      improve(h, gram, target);
      solveRows(v, h, w);
    }
    toUnitRows(w, h);
    return new Factorization(w, h, Residual.relative(v, w, h), iterations);
  }

  /**
   * ||V||&sup2; - 2 tr(B H') + tr(A H H'): the loss from what is known anyway, without the rows.
   */
  private static double loss(double norm, DMatrixRMaj h, DMatrixRMaj gram, DMatrixRMaj target) {
    int k = h.numRows;
    int m = h.numCols;
    double loss = norm;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < m; j++) {
        double product = 0;
        for (int l = 0; l < k; l++) {
          product += gram.data[i * k + l] * h.data[l * m + j];
        }
        loss += h.data[i * m + j] * (product - 2 * target.data[i * m + j]);
      }
    }
    return loss;
  }

  /**
   * A factorisation is determined only up to a factor per component, and where the solver leaves it
   * depends on the start. So rows of H get length 1, and columns of W what they lose.
   */
  private static void toUnitRows(DMatrixRMaj w, DMatrixRMaj h) {
    for (int i = 0; i < h.numRows; i++) {
      double squares = 0;
      for (int j = 0; j < h.numCols; j++) {
        squares += h.get(i, j) * h.get(i, j);
      }
      double length = Math.sqrt(squares);
      if (length > 0) {
        CommonOps_DDRM.scaleRow(1 / length, h, i);
        CommonOps_DDRM.scaleCol(length, w, i);
      }
    }
  }

  /** W = argmin over W >= 0 of ||V - W H||. */
  static void solveRows(DMatrixRMaj v, DMatrixRMaj h, DMatrixRMaj w) {
    RowSolver solver = new RowSolver(h.data, h.numRows, h.numCols);
    for (int row = 0; row < v.numRows; row++) {
      solver.solve(v.data, row * v.numCols, w.data, row * h.numRows);
    }
  }

  /** Sweeps over the rows of H: H_j = max(0, H_j + (B_j - A_j H) / A_jj), A = W'W, B = W'V. */
  private static void improve(DMatrixRMaj h, DMatrixRMaj gram, DMatrixRMaj target) {
    int k = h.numRows;
    int m = h.numCols;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      double moved = 0;
      double size = 0;
      for (int i = 0; i < k; i++) {
        double curvature = gram.data[i * k + i];
        if (curvature <= 0) {
          continue; // no row has this component
        }
        for (int j = 0; j < m; j++) {
          double gradient = -target.data[i * m + j];
          for (int l = 0; l < k; l++) {
            gradient += gram.data[i * k + l] * h.data[l * m + j];
          }
          double old = h.data[i * m + j];
          double next = Math.max(0, old - gradient / curvature);
          h.data[i * m + j] = next;
          moved += (next - old) * (next - old);
          size += next * next;
        }
      }
      if (moved <= SWEEP_TOLERANCE * size) {
        return;
      }
    }
  }
}
