package dev.segue.engine.index;

import java.util.Arrays;

/**
 * Where rows with a score by distance or more lie: 1 / (1 + d) ≥ t within d ≤ 1/t − 1 of the query.
 *
 * <p>A squared distance comes out at most n + 3 units too small, relatively, as all terms of the
 * sum are positive; the root, the sum and the quotient make a score greater by less than two more.
 */
final class DistanceBall implements Ball {

  private static final double UNIT = 0x1p-24;

  private final float[] centre;
  private final double growth;

  DistanceBall(float[] query) {
    centre = Arrays.copyOf(query, (query.length + 1) & -2);
    growth = 1 + (query.length + 4) * UNIT;
  }

  @Override
  public float[] centre() {
    return centre;
  }

  @Override
  public double squaredRadius(float score) {
    if (score <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double radius = (1 + 4 * UNIT) / score - 1;
    return radius * radius * growth;
  }
}
