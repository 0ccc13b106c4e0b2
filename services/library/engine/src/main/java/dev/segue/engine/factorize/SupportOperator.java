package dev.segue.engine.factorize;

/**
 * For one support F of a non-negative least squares problem: the k by k matrix that takes c to x
 * within F and to the gradient y = G x - c outside. Its rows are padded with zeros. After them
 * comes a mark: {@link #isInexact}.
 */
final class SupportOperator {

  /** A column that the ones before it explain up to this (squared, of length 1) adds nothing. */
  private static final double DEPENDENT = 1e-12;

  /**
   * The product with an inverse of size s misses the least loss by some (1e-16 s)&sup2; s of it:
   * from here on that is no longer nothing.
   */
  private static final double TOO_LARGE = 1e6;

  private SupportOperator() {}

  /** Whether columns are so nearly parallel that x has to be refined. */
  static boolean isInexact(double[] operator, int k) {
    return operator[k * stride(k)] != 0;
  }

  /** Length of a padded row: the next multiple of four. */
  static int stride(int k) {
    return (k + 3) & ~3;
  }

  /**
   * The matrix of one support, row by row, each of length {@link #stride}.
   *
   * @param gram k by k with a unit diagonal. Not modified
   * @param support a bit for each entry of F
   */
  static double[] of(double[] gram, int k, int support) {
    int[] members = new int[Integer.bitCount(support)];
    double[] factor = new double[members.length * k];
    int count = cholesky(gram, k, support, members, factor);
    double[] inverse = invert(factor, k, count);
    int stride = stride(k);
    double[] operator = new double[k * stride + 1];
    for (double entry : inverse) {
      if (Math.abs(entry) > TOO_LARGE) {
        operator[k * stride] = 1;
      }
    }
    for (int i = 0; i < k; i++) {
      boolean within = (support >> i & 1) != 0;
      for (int b = 0; b < count; b++) {
        double sum = 0;
        for (int a = 0; a < count; a++) {
          double g = within ? (members[a] == i ? 1 : 0) : gram[i * k + members[a]];
          sum += g * inverse[a * count + b];
        }
        operator[i * stride + members[b]] = sum;
      }
      if (!within) {
        operator[i * stride + i] -= 1;
      }
    }
    return operator;
  }

  /**
   * Rows of L with L L' = G over the members of the support. Members that depend on earlier ones
   * are left out: their x is then 0, and so is their gradient, for what they could explain is
   * explained.
   *
   * @return number of members
   */
  private static int cholesky(double[] gram, int k, int support, int[] members, double[] factor) {
    int count = 0;
    for (int i = 0; i < k; i++) {
      if ((support >> i & 1) == 0) {
        continue;
      }
      double rest = gram[i * k + i];
      for (int a = 0; a < count; a++) {
        double sum = gram[i * k + members[a]];
        for (int b = 0; b < a; b++) {
          sum -= factor[count * k + b] * factor[a * k + b];
        }
        sum /= factor[a * k + a];
        factor[count * k + a] = sum;
        rest -= sum * sum;
      }
      if (rest > DEPENDENT) {
        factor[count * k + count] = Math.sqrt(rest);
        members[count++] = i;
      }
    }
    return count;
  }

  /** (L L')^-1, row by row. */
  private static double[] invert(double[] factor, int k, int count) {
    double[] lower = new double[count * count];
    for (int column = 0; column < count; column++) {
      for (int i = column; i < count; i++) {
        double sum = i == column ? 1 : 0;
        for (int j = column; j < i; j++) {
          sum -= factor[i * k + j] * lower[j * count + column];
        }
        lower[i * count + column] = sum / factor[i * k + i];
      }
    }
    double[] inverse = new double[count * count];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        double sum = 0;
        for (int l = Math.max(i, j); l < count; l++) {
          sum += lower[l * count + i] * lower[l * count + j];
        }
        inverse[i * count + j] = sum;
      }
    }
    return inverse;
  }
}
