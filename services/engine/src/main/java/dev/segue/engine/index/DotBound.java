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
 *
 * <p>With s and w the sum and the difference of a box's ends, a gap is half of max(0, |2p − s| −
 * w), and max(0, x) is half of x + |x|; the best corner adds half of q·s + |q|·w. So there is no
 * branch for a processor to guess wrong, and no comparison.
 */
final class DotBound implements NodeBound {

  private static final double FLOAT_UNIT = 0x1p-24;

  private final int rank;
  private final float[] corners;
  private final double[] query;
  private final double[] size;
  private final double[] twice;
  private final double greatest;
  private final double pull;
  private final double slack;

  DotBound(float[] query, BoxTree boxes) {
    rank = boxes.rank();
    corners = boxes.corners();
    this.query = new double[rank];
    size = new double[rank];
    twice = new double[rank];
    double squared = 0;
    for (int j = 0; j < rank; j++) {
      this.query[j] = query[j];
      size[j] = Math.abs(query[j]);
      squared += (double) query[j] * query[j];
    }
    double length = Math.sqrt(squared);
    double longest = boxes.longest();
    // Where all rows or the query are zero, all scores are.
    boolean flat = length == 0 || longest == 0;
    for (int j = 0; j < rank; j++) {
      twice[j] = flat ? 0 : 2 * query[j] * (longest / length);
    }
    greatest = length * longest;
    // A sixteenth, as the gaps are four times too large.
    pull = flat ? 0 : length / (2 * longest) / 16;
    // A sum of n products in single precision is off by n units at most, by Cauchy-Schwarz of
    // |q|·|x|. The two more and the smallest float cover what is neglected here.
    slack = (rank + 2) * FLOAT_UNIT * greatest + Float.MIN_NORMAL;
  }

  @Override
  public double of(int node) {
    int low = node * 2 * rank;
    double corner = 0;
    double distance = 0;
    for (int j = 0; j < rank; j++) {
      double minimum = corners[low + j];
      double maximum = corners[low + rank + j];
      double sum = minimum + maximum;
      double width = maximum - minimum;
      double out = Math.abs(twice[j] - sum) - width;
      double gap = out + Math.abs(out);
      corner += query[j] * sum + size[j] * width;
      distance += gap * gap;
    }
    return bound(corner, distance);
  }

  @Override
  public void ofChildren(int node, double[] out) {
    int left = (2 * node + 1) * 2 * rank;
    int right = left + 2 * rank;
    double leftCorner = 0;
    double rightCorner = 0;
    double leftDistance = 0;
    double rightDistance = 0;
    for (int j = 0; j < rank; j++) {
      double q = query[j];
      double a = size[j];
      double t = twice[j];
      double leftMinimum = corners[left + j];
      double leftMaximum = corners[left + rank + j];
      double rightMinimum = corners[right + j];
      double rightMaximum = corners[right + rank + j];
      double leftSum = leftMinimum + leftMaximum;
      double rightSum = rightMinimum + rightMaximum;
      double leftWidth = leftMaximum - leftMinimum;
      double rightWidth = rightMaximum - rightMinimum;
      double leftOut = Math.abs(t - leftSum) - leftWidth;
      double rightOut = Math.abs(t - rightSum) - rightWidth;
      double leftGap = leftOut + Math.abs(leftOut);
      double rightGap = rightOut + Math.abs(rightOut);
      leftCorner += q * leftSum + a * leftWidth;
      rightCorner += q * rightSum + a * rightWidth;
      leftDistance += leftGap * leftGap;
      rightDistance += rightGap * rightGap;
    }
    out[0] = bound(leftCorner, leftDistance);
    out[1] = bound(rightCorner, rightDistance);
  }

  private double bound(double corner, double distance) {
    return Math.min(0.5 * corner, greatest - pull * distance) + slack;
  }
}
