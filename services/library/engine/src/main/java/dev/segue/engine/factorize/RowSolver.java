package dev.segue.engine.factorize;

import java.util.Arrays;

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
  private final int stride;
  private final double[] h;
  private final int everything;
  private final NonNegativeLeastSquares complete;
  // A handful of patterns at most in practice: looked through faster than a key is boxed.
  private final int[] patterns = new int[MAX_PATTERNS];
  private final NonNegativeLeastSquares[] partial = new NonNegativeLeastSquares[MAX_PATTERNS];
  private int patternCount;
  private final double[] row;
  private final double[] c;

  /**
   * Prepares for the rows of one H.
   *
   * @param h k by m, row by row, non-negative. Not modified
   */
  RowSolver(double[] h, int k, int m) {
    this.k = k;
    this.m = m;
    this.stride = SupportOperator.stride(m);
    this.h = new double[k * stride];
    for (int i = 0; i < k; i++) {
      System.arraycopy(h, i * m, this.h, i * stride, m);
    }
    this.everything = (1 << m) - 1;
    this.row = new double[stride];
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
      double value = v[offset + j];
      boolean there = !Double.isNaN(value);
      observed |= there ? 1 << j : 0;
      row[j] = there ? value : 0; // adds nothing to c
    }
    for (int i = 0, at = 0; i < k; i++) {
      double sum = 0;
      // By fours, as in the pivoting: both arrays are padded with zeros.
      for (int j = 0; j < stride; j += 4, at += 4) {
        sum +=
            h[at] * row[j]
                + h[at + 1] * row[j + 1]
                + h[at + 2] * row[j + 2]
                + h[at + 3] * row[j + 3];
      }
      c[i] = sum;
    }
    (observed == everything ? complete : partial(observed)).solve(c, w, wOffset);
  }

  private NonNegativeLeastSquares partial(int observed) {
    for (int i = 0; i < patternCount; i++) {
      if (patterns[i] == observed) {
        return partial[i];
      }
    }
    if (patternCount == MAX_PATTERNS) {
      Arrays.fill(partial, complete);
      patternCount = 0;
    }
    NonNegativeLeastSquares created = new NonNegativeLeastSquares(gram(observed), k);
    patterns[patternCount] = observed;
    partial[patternCount++] = created;
    return created;
  }

  private double[] gram(int observed) {
    double[] gram = new double[k * k];
    for (int a = 0; a < k; a++) {
      for (int b = 0; b < k; b++) {
        double sum = 0;
        for (int j = 0; j < m; j++) {
          if ((observed >> j & 1) != 0) {
            sum += h[a * stride + j] * h[b * stride + j];
          }
        }
        gram[a * k + b] = sum;
      }
    }
    return gram;
  }
}
