package dev.segue.engine.index;

/**
 * Which rows may be in an answer. Rows are asked for only where they are near enough to be in it.
 *
 * <p>A filter on {@link RangeColumns} should also say which nodes of a tree it can pass over:
 *
 * <pre>{@code
 * new RowFilter() {
 *   public boolean accepts(int row) {
 *     return columns.value(row, POPULARITY) >= 0.7f; // false where it is missing
 *   }
 *   public boolean mayAccept(NodeRanges node) {
 *     return node.greatest(POPULARITY) >= 0.7f;
 *   }
 * }
 * }</pre>
 *
 * <p>Ranges leave rows without a value out of account. So a filter that accepts a row in spite of a
 * missing value must not decide by the range of that column.
 */
@FunctionalInterface
public interface RowFilter {

  /** Every row. */
  RowFilter ALL = row -> true;

  /** Whether the row may be in the answer. Called by the searching thread; must not block. */
  boolean accepts(int row);

  /**
   * Whether some row below the node may be in the answer. True unless {@link #accepts} is false for
   * each row within these ranges. The index calls it only if it was given columns.
   *
   * @param node valid during the call only
   */
  default boolean mayAccept(NodeRanges node) {
    return true;
  }
}
