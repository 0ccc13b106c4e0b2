package dev.segue.engine.factorize;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * min ||V - W H||&sup2; over non-negative W and H by multiplying each entry by the ratio of the two
 * parts of its gradient. The loss never rises, but falls slowly; an entry that is zero stays zero.
 * Here for comparison with recipes that use it: the iteration is that of scikit-learn's {@code
 * NMF(solver="mu")}, so that a result found there is found here.
 *
 * <p>D. Lee and H. Seung, <i>Algorithms for non-negative matrix factorization</i>, NIPS 2000.
 *
 * @param maxIterations turns at most
 * @param tolerance stops when ten turns lower the loss by less than this share of the first loss
 */
public record MultiplicativeUpdate(int maxIterations, double tolerance) {

  private static final int CHECK_EVERY = 10;
  private static final double TINY = 1e-16;

  /** 200 turns, or a relative gain below 1e-4 over ten of them. */
  public static MultiplicativeUpdate standard() {
    return new MultiplicativeUpdate(200, 1e-4);
  }

  /**
   * Factorises a table from {@link Nndsvd}.
   *
   * @param v n by m, 0 or more, nothing missing. Not modified
   * @param k number of components, at most n and at most m
   */
  public Factorization fit(DMatrixRMaj v, int k) {
    Nndsvd start = Nndsvd.ofAnyScale(v, k);
    DMatrixRMaj w = start.w();
    DMatrixRMaj h = start.h();
    double first = Math.sqrt(Residual.squared(v, w, h));
    double before = first;
    int iterations = 0;
    while (iterations < maxIterations) {
      iterations++;
      step(v, w, h);
      if (iterations % CHECK_EVERY == 0) {
        double loss = Math.sqrt(Residual.squared(v, w, h));
        if (before - loss <= tolerance * first) {
          break;
        }
        before = loss;
      }
    }
    return new Factorization(w, h, Residual.relative(v, w, h), iterations);
  }

  /** W = W * (V H') / (W H H'), then H = H * (W'V) / (W'W H), entry by entry. */
  static void step(DMatrixRMaj v, DMatrixRMaj w, DMatrixRMaj h) {
    int k = h.numRows;
    DMatrixRMaj gram = new DMatrixRMaj(k, k);
    DMatrixRMaj wanted = new DMatrixRMaj(w.numRows, k);
    DMatrixRMaj present = new DMatrixRMaj(w.numRows, k);
    CommonOps_DDRM.multTransB(v, h, wanted);
    CommonOps_DDRM.multOuter(h, gram);
    CommonOps_DDRM.mult(w, gram, present);
    multiply(w, wanted, present);
    wanted.reshape(k, h.numCols);
    present.reshape(k, h.numCols);
    CommonOps_DDRM.multTransA(w, v, wanted);
    CommonOps_DDRM.multInner(w, gram);
    CommonOps_DDRM.mult(gram, h, present);
    multiply(h, wanted, present);
  }

  private static void multiply(DMatrixRMaj x, DMatrixRMaj wanted, DMatrixRMaj present) {
    for (int at = 0; at < x.getNumElements(); at++) {
      x.data[at] *= wanted.data[at] / Math.max(TINY, present.data[at]);
    }
  }
}
