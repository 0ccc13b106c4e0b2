package dev.segue.engine.index;

/**
 * How great the score by distance of a row in a box can be at most: that of a row at the point of
 * the box nearest to the query.
 *
 * <p>Bounds are computed in double precision, scores in single. A squared distance comes out at
 * most n + 3 units too small, relatively, as all terms of the sum are positive; the root, the sum
 * and the quotient add less than two more. That is added to the bound, so that rounding never hides
 * a row.
 */
final class DistanceBound implements NodeBound {

  private static final double FLOAT_UNIT = 0x1p-24;

  private final int rank;
  private final float[] corners;
  private final double[] query;
  private final double shrink;

  DistanceBound(float[] query, BoxTree boxes) {
    rank = boxes.rank();
    corners = boxes.corners();
    this.query = new double[rank];
    for (int j = 0; j < rank; j++) {
      this.query[j] = query[j];
    }
    shrink = 1 - (rank + 4) * FLOAT_UNIT;
  }

  @Override
  public double of(int node) {
    int low = node * 2 * rank;
    int high = low + rank;
    double squared = 0;
    for (int j = 0; j < rank; j++) {
      double gap = Math.max(0, Math.max(corners[low + j] - query[j], query[j] - corners[high + j]));
      squared += gap * gap;
    }
    return (1 + 4 * FLOAT_UNIT) / (1 + Math.sqrt(squared * shrink));
  }

  @Override
  public void ofChildren(int node, double[] out) {
    out[0] = of(2 * node + 1);
    out[1] = of(2 * node + 2);
  }
}
