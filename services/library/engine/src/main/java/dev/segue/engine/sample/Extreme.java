package dev.segue.engine.sample;

import java.util.Arrays;

/**
 * The greatest value of each feature and how many tracks have it. No track left at the greatest
 * value means that it is stale: an upper bound of what remains.
 */
final class Extreme {

  private final double[] values;
  private final long[] holders;

  Extreme(int size) {
    values = new double[size];
    holders = new long[size];
    clear();
  }

  void add(int at, double value) {
    double known = values[at];
    if (value < known) {
      return;
    }
    // Written so that the first value, where the known one is NaN, takes the second branch.
    if (value == known) {
      holders[at]++;
    } else {
      values[at] = value;
      holders[at] = 1;
    }
  }

  void subtract(int at, double value, long remaining) {
    if (remaining == 0) {
      values[at] = Double.NaN;
      holders[at] = 0;
    } else if (value == values[at]) {
      holders[at] = Math.max(0, holders[at] - 1);
    }
  }

  void merge(int at, Extreme other) {
    if (values[at] == other.values[at]) {
      holders[at] += other.holders[at];
    } else if (!(values[at] >= other.values[at]) && !Double.isNaN(other.values[at])) {
      values[at] = other.values[at];
      holders[at] = other.holders[at];
    }
  }

  void set(int at, double value, long count) {
    values[at] = value;
    holders[at] = Double.isNaN(value) ? 0 : count;
  }

  double value(int at) {
    return values[at];
  }

  long holders(int at) {
    return holders[at];
  }

  boolean isStale(int at) {
    return holders[at] == 0;
  }

  void clear() {
    Arrays.fill(values, Double.NaN);
    Arrays.fill(holders, 0);
  }
}
