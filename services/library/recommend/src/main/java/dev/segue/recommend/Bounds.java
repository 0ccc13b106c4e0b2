package dev.segue.recommend;

import dev.segue.engine.index.NodeRanges;
import dev.segue.engine.index.RowFilter;

/** Inclusive bounds on a column of which search trees keep ranges. */
abstract class Bounds implements RowFilter {
  private final int column;
  private final float least;
  private final float most;

  Bounds(int column, float least, float most) {
    this.column = column;
    this.least = least;
    this.most = most;
  }

  /** Whether the value is within the bounds; NaN, a missing value, never is. */
  final boolean holds(float value) {
    return value >= least && value <= most;
  }

  @Override
  public final boolean mayAccept(NodeRanges node) {
    return node.greatest(column) >= least && node.least(column) <= most;
  }
}
