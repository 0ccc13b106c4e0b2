package dev.segue.engine.factorize;

import java.util.Arrays;

/**
 * argmin over x &ge; 0 of ||A x - b||&sup2;, for many right-hand sides b and one A of few columns,
 * given as the Gram matrix G = A'A (once) and c = A'b (for each b). Exact, not iterative: the
 * result depends on c only, never on the row solved before.
 *
 * <p>Block principal pivoting: guess the support F (the entries above zero), solve for them,
 * exchange every entry that violates x &ge; 0 or the gradient's y = G x - c &ge; 0, and repeat; if
 * that does not reduce the number of violations three times running, exchange only the last of
 * them, which cannot cycle. The start is the full support, where most rows end in one or two steps.
 *
 * <p>For a support both parts of the answer are linear in c: x<sub>F</sub> =
 * G<sub>FF</sub>&#8315;&sup1; c<sub>F</sub>, and y outside F is G<sub>.F</sub> x<sub>F</sub> - c.
 * The matrix that gives both is kept for each support met (few of the 2<sup>k</sup>: 55 for 33,000
 * tracks at k = 7), so a step is one k by k product and nothing is allocated once the supports are
 * known.
 *
 * <p>Not safe for use by several threads. J. Kim and H. Park, <i>Fast nonnegative matrix
 * factorization: an active-set-like method and comparisons</i>, SIAM J. Sci. Comput. 33 (2011).
 */
public final class NonNegativeLeastSquares {

  /** So many references are kept at most, 2 to the power of the columns. */
  private static final int MAX_COLUMNS = 16;

  private static final double TOLERANCE = 1e-12;
  private static final int FULL_EXCHANGES = 3;

  /** Far beyond what was ever seen (single digits); rounding could make the exchange cycle. */
  private static final int MAX_STEPS = 200;

  private static final int MAX_SWEEPS = 10_000;

  private final int k;
  private final int stride;
  private final double[] gram;
  private final double[] unit;
  private final int fullSupport;
  private final double[][] operators;
  private final double[] scaled;
  private final double[] z;
  private final double[] rest;

  /**
   * Prepares for the right-hand sides of one Gram matrix.
   *
   * @param gram k by k, row by row, symmetric and positive semi-definite. Not modified
   * @param k number of columns, at most 16
   */
  public NonNegativeLeastSquares(double[] gram, int k) {
    if (k < 1 || k > MAX_COLUMNS || gram.length < k * k) {
      throw new IllegalArgumentException(
          "1 to %d columns, not %d (%d entries)".formatted(MAX_COLUMNS, k, gram.length));
    }
    this.k = k;
    this.stride = SupportOperator.stride(k);
    this.unit = new double[k];
    this.gram = new double[k * k];
    this.operators = new double[1 << k][];
    this.scaled = new double[stride];
    this.z = new double[k];
    this.rest = new double[k];
    int support = 0;
    for (int i = 0; i < k; i++) {
      // Columns are brought to length 1, so that one tolerance suits all. A zero column stays out.
      if (gram[i * k + i] > 0) {
        unit[i] = 1 / Math.sqrt(gram[i * k + i]);
        support |= 1 << i;
      }
    }
    this.fullSupport = support;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        this.gram[i * k + j] = i == j ? 1 : gram[i * k + j] * unit[i] * unit[j];
      }
    }
  }

  /** Number of columns. */
  public int size() {
    return k;
  }

  /**
   * x = argmin over x &ge; 0 of x'Gx - 2c'x
   *
   * @param c k values. Not modified
   * @param x modified: the k values from {@code offset} on
   */
  public void solve(double[] c, double[] x, int offset) {
    double largest = 0;
    for (int i = 0; i < k; i++) {
      scaled[i] = c[i] * unit[i];
      largest = Math.max(largest, Math.abs(scaled[i]));
    }
    int support = pivot(-TOLERANCE * largest);
    for (int i = 0; i < k; i++) {
      x[offset + i] = (support >> i & 1) == 0 ? 0 : Math.max(0, z[i] * unit[i]);
    }
  }

  /** Leaves x within and y outside the support in z, and returns the support. */
  private int pivot(double allowed) {
    int support = fullSupport;
    int fewest = k + 1;
    int exchanges = FULL_EXCHANGES;
    for (int step = 0; step < MAX_STEPS; step++) {
      int violations = solveWithin(support, allowed) & fullSupport;
      if (violations == 0) {
        return support;
      }
      int count = Integer.bitCount(violations);
      if (count < fewest) {
        fewest = count;
        exchanges = FULL_EXCHANGES;
        support ^= violations;
      } else if (exchanges > 0) {
        exchanges--;
        support ^= violations;
      } else {
        support ^= Integer.highestOneBit(violations);
      }
    }
    return descend();
  }

  private int solveWithin(int support, double allowed) {
    double[] operator = operator(support);
    int violations = multiply(operator, allowed);
    return SupportOperator.isInexact(operator, k) ? refine(operator, support, allowed) : violations;
  }

  /**
   * Solves again for what the product of an inexact inverse with c has left over. Twice is enough:
   * each time takes away all but a thousandth. (Iterative refinement: N. Higham, <i>Accuracy and
   * Stability of Numerical Algorithms</i>, chapter 12.)
   */
  private int refine(double[] operator, int support, double allowed) {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < k; i++) {
        rest[i] = (support >> i & 1) == 0 ? 0 : -gradient(i, support);
      }
      for (int i = 0; i < k; i++) {
        double sum = 0;
        for (int j = 0; j < k; j++) {
          sum += operator[i * stride + j] * rest[j];
        }
        z[i] += (support >> i & 1) == 0 ? 0 : sum;
      }
    }
    int violations = 0;
    for (int i = 0; i < k; i++) {
      z[i] = (support >> i & 1) == 0 ? gradient(i, support) : z[i];
      violations |= z[i] < allowed ? 1 << i : 0;
    }
    return violations;
  }

  /** (G x - c)_i, where x is z within the support. */
  private double gradient(int i, int support) {
    double sum = -scaled[i];
    for (int j = 0; j < k; j++) {
      sum += (support >> j & 1) == 0 ? 0 : gram[i * k + j] * z[j];
    }
    return sum;
  }

  /** z = operator * c; returns the entries below {@code allowed}. */
  private int multiply(double[] operator, double allowed) {
    int violations = 0;
    for (int i = 0, at = 0; i < k; i++) {
      double sum = 0;
      // Rows are padded to a multiple of four: unrolled by hand, since the compiler's own unrolling
      // of a loop this short costs more than the loop.
      for (int j = 0; j < stride; j += 4, at += 4) {
        sum +=
            operator[at] * scaled[j]
                + operator[at + 1] * scaled[j + 1]
                + operator[at + 2] * scaled[j + 2]
                + operator[at + 3] * scaled[j + 3];
      }
      z[i] = sum;
      if (sum < allowed) {
        violations |= 1 << i;
      }
    }
    return violations;
  }

  /** The last resort, for Gram matrices that are singular to the last bit: coordinate descent. */
  private int descend() {
    Arrays.fill(z, 0);
    for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
      double moved = 0;
      for (int i = 0; i < k; i++) {
        double gradient = -scaled[i];
        for (int j = 0; j < k; j++) {
          gradient += gram[i * k + j] * z[j];
        }
        double next = Math.max(0, z[i] - gradient);
        moved = Math.max(moved, Math.abs(next - z[i]));
        z[i] = next;
      }
      if (moved == 0) {
        break;
      }
    }
    return fullSupport;
  }

  private double[] operator(int support) {
    double[] known = operators[support];
    if (known == null) {
      known = SupportOperator.of(gram, k, support);
      operators[support] = known;
    }
    return known;
  }
}
