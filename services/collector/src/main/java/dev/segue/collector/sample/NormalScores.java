package dev.segue.collector.sample;

/**
 * The standard normal distribution, the same on every machine: rational arithmetic and {@link
 * StrictMath} only.
 *
 * <p>The inverse is P. J. Acklam's rational approximation (relative error below 1.2e-9); the
 * distribution function is a table, integrated once by Simpson's rule and read by linear
 * interpolation (error below 5e-7).
 */
final class NormalScores {

  private static final double[] A = {
    -3.969683028665376e+01,
    2.209460984245205e+02,
    -2.759285104469687e+02,
    1.383577518672690e+02,
    -3.066479806614716e+01,
    2.506628277459239e+00
  };
  private static final double[] B = {
    -5.447609879822406e+01,
    1.615858368580409e+02,
    -1.556989798598866e+02,
    6.680131188771972e+01,
    -1.328068155288572e+01,
    1
  };
  private static final double[] C = {
    -7.784894002430293e-03,
    -3.223964580411365e-01,
    -2.400758277161838e+00,
    -2.549732539343734e+00,
    4.374664141464968e+00,
    2.938163982698783e+00
  };
  private static final double[] D = {
    7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
  };
  private static final double TAIL = 0.02425;

  private static final int CELLS_PER_UNIT = 256;
  private static final double REACH = 8;
  private static final double[] CUMULATIVE = cumulative();

  private NormalScores() {}

  /**
   * The value that a share p of the distribution lies below; p between 0 and 1, neither included.
   */
  static double inverse(double p) {
    if (p < TAIL) {
      return tail(p);
    }
    if (p > 1 - TAIL) {
      return -tail(1 - p);
    }
    double q = p - 0.5;
    double r = q * q;
    return q * polynomial(A, r) / polynomial(B, r);
  }

  private static double tail(double p) {
    double q = StrictMath.sqrt(-2 * StrictMath.log(p));
    return polynomial(C, q) / polynomial(D, q);
  }

  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = sum * x + coefficient;
    }
    return sum;
  }

  /** The share of the distribution below z. */
  static double share(double z) {
    double at = (z + REACH) * CELLS_PER_UNIT;
    if (at <= 0) {
      return 0;
    }
    int cell = (int) at;
    if (cell >= CUMULATIVE.length - 1) {
      return 1;
    }
    return CUMULATIVE[cell] + (at - cell) * (CUMULATIVE[cell + 1] - CUMULATIVE[cell]);
  }

  private static double[] cumulative() {
    double[] table = new double[(int) (2 * REACH * CELLS_PER_UNIT) + 1];
    double step = 1.0 / CELLS_PER_UNIT;
    for (int i = 1; i < table.length; i++) {
      double left = -REACH + (i - 1) * step;
      table[i] =
          table[i - 1]
              + step / 6 * (density(left) + 4 * density(left + step / 2) + density(left + step));
    }
    return table;
  }

  private static double density(double z) {
    return StrictMath.exp(-z * z / 2) / StrictMath.sqrt(2 * StrictMath.PI);
  }
}
