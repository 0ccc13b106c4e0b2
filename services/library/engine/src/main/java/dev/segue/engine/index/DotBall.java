package dev.segue.engine.index;

import java.util.Arrays;

/**
 * Where rows with a dot product or more lie. With q the query, x a row, L the length of the longest
 * row of the tree, and p a point in the direction of q and of about length L:
 *
 * <p>|x − p|² = |x|² + |p|² − 2 p·x ≤ L² + |p|² − 2 p·x. For p = q·L/|q| exactly, p·x = q·x·L/|q|,
 * so rows with q·x ≥ t are within L² + |p|² − 2 t·L/|q| of it. For rows of one length that is
 * exact.
 *
 * <p>Values of p are rounded to single precision, by u = 2⁻²⁴ of each at most. That changes p·x by
 * no more than u·L², as if t were less by u·|q|·L. A score may exceed the product it stands for by
 * n units of |q|·L, by Cauchy-Schwarz. So t is lowered by n + 4 units; those beyond n + 1 cover
 * what is neglected here.
 */
final class DotBall implements Ball {

  private static final double UNIT = 0x1p-24;

  private final float[] centre;
  private final double squares;
  private final double scale;
  private final double slack;

  /**
   * The ball of a query.
   *
   * @param longest length of the longest row
   */
  DotBall(float[] query, double longest) {
    double squared = 0;
    for (float value : query) {
      squared += (double) value * value;
    }
    double length = Math.sqrt(squared);
    centre = Arrays.copyOf(query, (query.length + 1) & -2);
    double own = 0;
    for (int j = 0; j < query.length; j++) {
      centre[j] = (float) (query[j] * (longest / length));
      own += (double) centre[j] * centre[j];
    }
    squares = longest * longest + own;
    scale = 2 * longest / length;
    slack = (query.length + 4) * UNIT * length * longest + Float.MIN_NORMAL;
  }

  @Override
  public float[] centre() {
    return centre;
  }

  @Override
  public double squaredRadius(float score) {
    return squares - scale * (score - slack);
  }
}
