package dev.segue.collector.sample;

/**
 * The distribution of one feature as its quantile function: linear between the given points, so
 * that several equal values are a point mass. Values are rounded as the sources of real ones round
 * them.
 */
final class Quantiles {

  private static final int SIGNIFICANT_DIGITS = 3;
  private static final double THOUSAND = 1_000;

  private final double[] shares;
  private final double[] values;
  private final Rounding rounding;

  enum Rounding {
    WHOLE,
    THOUSANDTHS,
    SIGNIFICANT
  }

  Quantiles(double[] shares, double[] values, Rounding rounding) {
    this.shares = shares.clone();
    this.values = values.clone();
    this.rounding = rounding;
  }

  /** The value that a share of the distribution lies below; share from 0 to 1. */
  double at(double share) {
    int upper = 1;
    while (upper < shares.length - 1 && share > shares[upper]) {
      upper++;
    }
    double low = values[upper - 1];
    double high = values[upper];
    double part = (share - shares[upper - 1]) / (shares[upper] - shares[upper - 1]);
    return round(low + part * (high - low));
  }

  private double round(double value) {
    return switch (rounding) {
      case WHOLE -> Math.rint(value);
      case THOUSANDTHS -> Math.rint(value * THOUSAND) / THOUSAND;
      case SIGNIFICANT -> significant(value);
    };
  }

  private static double significant(double value) {
    if (value <= 0) {
      return 0;
    }
    double scale = 1;
    int digits = 0;
    while (value * scale < 1 && digits < 9) {
      scale *= 10;
      digits++;
    }
    for (int i = 1; i < SIGNIFICANT_DIGITS; i++) {
      scale *= 10;
    }
    return Math.rint(value * scale) / scale;
  }
}
