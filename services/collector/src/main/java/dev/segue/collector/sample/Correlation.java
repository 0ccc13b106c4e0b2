package dev.segue.collector.sample;

import java.util.Arrays;

/**
 * Makes independent normal numbers correlated: multiplies them by the lower Cholesky factor of the
 * correlation matrix.
 *
 * <p>A matrix of correlations that were each rounded, or measured on other rows, need not be
 * positive definite. Then it is drawn towards the identity until it is: the signs and the order of
 * the correlations stay.
 */
final class Correlation {

  private static final double SMALLEST_PIVOT = 1e-6;
  private static final double SHRINK = 0.98;

  private final double[][] factor;

  private Correlation(double[][] factor) {
    this.factor = factor;
  }

  /**
   * Factors a matrix.
   *
   * @param matrix symmetric, ones on the diagonal; not modified
   */
  static Correlation of(double[][] matrix) {
    double kept = 1;
    double[][] factor = cholesky(matrix, kept);
    while (factor.length == 0) {
      kept *= SHRINK;
      factor = cholesky(matrix, kept);
    }
    return new Correlation(factor);
  }

  /**
   * The lower factor of the matrix with its correlations times {@code kept}; empty if that is not
   * positive definite.
   */
  private static double[][] cholesky(double[][] matrix, double kept) {
    int n = matrix.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? 1 : kept * matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        if (i != j) {
          lower[i][j] = sum / lower[j][j];
        } else if (sum < SMALLEST_PIVOT) {
          return new double[0][];
        } else {
          lower[i][i] = StrictMath.sqrt(sum);
        }
      }
    }
    return lower;
  }

  int size() {
    return factor.length;
  }

  /** Replaces independent standard normal numbers by correlated ones. Modified: {@code scores}. */
  void apply(double[] scores) {
    for (int i = factor.length - 1; i >= 0; i--) {
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        sum += factor[i][j] * scores[j];
      }
      scores[i] = sum;
    }
  }

  @Override
  public String toString() {
    return Arrays.deepToString(factor);
  }
}
