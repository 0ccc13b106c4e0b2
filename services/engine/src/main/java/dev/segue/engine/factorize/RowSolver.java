package dev.segue.engine.factorize;

import java.util.HashMap;
import java.util.Map;

/**
 * Places rows on given components: w = argmin over w &ge; 0 of ||v - w H|| over the entries of v
 * that are not missing. Nothing is allocated per row once the patterns of missing entries, and the
 * supports that occur with them, are known.
 *
 * <p>Not safe for use by several threads.
 */
final class RowSolver {

  /** Patterns beyond this are rare, or an attack: the memory for them is given back. */
  private static final int MAX_PATTERNS = 64;

  private final int k;
  private final int m;
  private final double[] h;
  private final int everything;
  private final NonNegativeLeastSquares complete;
  private final Map<Integer, NonNegativeLeastSquares> partial = new HashMap<>();
  private final double[] c;

  /**
   * @param h k by m, row by row, non-negative. Not modified, and not copied
   */
  RowSolver(double[] h, int k, int m) {
    this.k = k;
    this.m = m;
    this.h = h;
    this.everything = (1 << m) - 1;
    this.c = new double[k];
    this.complete = new NonNegativeLeastSquares(gram(everything), k);
  }

  /**
   * Places a row; with no entry at all, at zero.
   *
   * @param v holds m values from {@code offset} on, NaN where missing. Not modified
   * @param w modified: k values from {@code wOffset} on
   */
  void solve(double[] v, int offset, double[] w, int wOffset) {
    int observed = 0;
    for (int j = 0; j < m; j++) {
      if (!Double.isNaN(v[offset + j])) {
        observed |= 1 << j;
      }
    }
    if (observed == everything) {
      for (int i = 0, at = 0; i < k; i++) {
        double sum = 0;
        for (int j = 0; j < m; j++, at++) {
          sum += h[at] * v[offset + j];
        }
        c[i] = sum;
      }
      complete.solve(c, w, wOffset);
    } else {
      for (int i = 0; i < k; i++) {
        double sum = 0;
        for (int j = 0; j < m; j++) {
          if ((observed >> j & 1) != 0) {
            sum += h[i * m + j] * v[offset + j];
          }
        }
        c[i] = sum;
      }
      partial(observed).solve(c, w, wOffset);
    }
  }

  private NonNegativeLeastSquares partial(int observed) {
    NonNegativeLeastSquares known = partial.get(observed);
    if (known == null) {
      if (partial.size() >= MAX_PATTERNS) {
        partial.clear();
      }
      known = new NonNegativeLeastSquares(gram(observed), k);
      partial.put(observed, known);
    }
    return known;
  }

  private double[] gram(int observed) {
    double[] gram = new double[k * k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        double sum = 0;
        for (int j = 0; j < m; j++) {
          if ((observed >> j & 1) != 0) {
            sum += h[a * m + j] * h[b * m + j];
          }
        }
        gram[a * k + b] = sum;
      }
    }
    return gram;
  }
}
