package dev.segue.benchmarks;

import java.util.Arrays;

/**
 * Quantiles of a finished list of measurements: the smallest value that a share of all does not
 * exceed.
 */
public final class Quantiles {
  private final double[] sorted;

  /** {@code values} is copied. */
  public Quantiles(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no measurements");
    }
    sorted = values.clone();
    Arrays.sort(sorted);
  }

  /** The value at a share between 0 and 1: 0.5 is the median, 1 the greatest. */
  public double at(double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, Math.min(sorted.length, rank) - 1)];
  }

  /** How many measurements there are. */
  public int count() {
    return sorted.length;
  }
}
