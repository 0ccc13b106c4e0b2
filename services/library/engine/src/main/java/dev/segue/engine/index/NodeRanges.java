package dev.segue.engine.index;

/**
 * Between which values the {@link RangeColumns} of all rows below one node of a tree lie. Rows
 * without a value (NaN) are not counted.
 */
public interface NodeRanges {

  /** No row has less in this column; +∞ if no row has a value. Rounded down a little. */
  float least(int column);

  /** No row has more in this column; −∞ if no row has a value. Rounded up a little. */
  float greatest(int column);
}
