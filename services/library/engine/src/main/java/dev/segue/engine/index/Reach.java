package dev.segue.engine.index;

import org.jspecify.annotations.Nullable;

/**
 * How far a search has to look in a tree: everywhere at first, and less far the better the rows are
 * that it has. For one thread.
 */
final class Reach {
  private final Ball ball;
  private final Sketches.@Nullable Near near;
  private float gap = Float.POSITIVE_INFINITY;

  /**
   * @param sketches of the leaves; null without them
   */
  Reach(Ball ball, @Nullable Sketches sketches) {
    this.ball = ball;
    near = sketches == null ? null : sketches.near(ball.centre());
  }

  /** From now on rows count with this score or more. */
  void narrow(float threshold) {
    gap = ball.reach(threshold);
    if (near != null && Float.isFinite(threshold)) {
      near.within(ball.squaredRadius(threshold));
    }
  }

  /** The point from which gaps are measured. Not modified. */
  float[] centre() {
    return ball.centre();
  }

  /** Whether a row in a box at this {@linkplain BoxTree#gaps gap} may count. */
  boolean toBox(float gapToBox) {
    // Not "less or equal": what is no number is no reason to pass over a box.
    return !(gapToBox > gap);
  }

  /** Whether a row of a leaf may count, as far as its sketch tells. */
  boolean toLeaf(int leaf) {
    return near == null || near.mayHold(leaf);
  }
}
