package dev.segue.engine.index;

/**
 * How great the dot product with a row in a box can be at most. The lesser of two bounds, both of
 * which hold for any rows and any query. With q the query, x a row in the box, and L the length of
 * the longest row of the tree:
 *
 * <ul>
 *   <li>q·x ≤ Σ max(q_j·low_j, q_j·high_j), the best corner;
 *   <li>q·x ≤ |q|·(L − d²/2L), where d is the distance from the box to the point of length L in the
 *       direction of q. That point is p = q·L/|q|; then |x − p|² = |x|² + L² − 2 p·x, and |x| ≤ L.
 *       For rows of length 1 it is |q|·(1 − d²/2), much the tighter one, as corners lie far outside
 *       the sphere.
 * </ul>
 *
 * <p>Bounds are computed in double precision, scores in single. What a score may exceed its exact
 * value by is added to the bound, so that rounding never hides a row.
 */
final class DotBound implements NodeBound {

  private static final double FLOAT_UNIT = 0x1p-24;

  private final int rank;
  private final float[] corners;
  private final double[] query;
  private final double[] target;
  private final double greatest;
  private final double pull;
  private final double slack;

  DotBound(float[] query, BoxTree boxes) {
    rank = boxes.rank();
    corners = boxes.corners();
    this.query = new double[rank];
    target = new double[rank];
    double squared = 0;
    for (int j = 0; j < rank; j++) {
      this.query[j] = query[j];
      squared += (double) query[j] * query[j];
    }
    double length = Math.sqrt(squared);
    double longest = boxes.longest();
    // Where all rows or the query are zero, all scores are.
    boolean flat = length == 0 || longest == 0;
    for (int j = 0; j < rank; j++) {
      target[j] = flat ? 0 : query[j] * (longest / length);
    }
    greatest = length * longest;
    pull = flat ? 0 : length / (2 * longest);
    // A sum of n products in single precision is off by n units at most, by Cauchy-Schwarz of
    // |q|·|x|. The two more and the smallest float cover what is neglected here.
    slack = (rank + 2) * FLOAT_UNIT * greatest + Float.MIN_NORMAL;
  }

  @Override
  public double of(int node) {
    int low = node * 2 * rank;
    int high = low + rank;
    double corner = 0;
    double distance = 0;
    for (int j = 0; j < rank; j++) {
      double minimum = corners[low + j];
      double maximum = corners[high + j];
      corner += query[j] > 0 ? query[j] * maximum : query[j] * minimum;
      double gap = Math.max(0, Math.max(minimum - target[j], target[j] - maximum));
      distance += gap * gap;
    }
    return Math.min(corner, greatest - pull * distance) + slack;
  }
}
