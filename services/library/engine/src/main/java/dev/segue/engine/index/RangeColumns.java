package dev.segue.engine.index;

/**
 * Numbers of the rows of an index that filters set bounds on. The index never stores them: it asks
 * when it builds a tree, and keeps for each node how small and how great they are in it, so that a
 * {@link RowFilter} can pass over many rows at once.
 *
 * <p>The value of a row never changes. It is asked for on the thread that merges, for rows that
 * were appended before the merge began.
 */
public interface RangeColumns {

  /** No columns: filters are asked row by row. */
  RangeColumns NONE =
      new RangeColumns() {
        @Override
        public int count() {
          return 0;
        }

        @Override
        public float value(int row, int column) {
          throw new IndexOutOfBoundsException("There is no column " + column);
        }
      };

  /** Number of columns. */
  int count();

  /**
   * The value of a row; NaN where it has none.
   *
   * @param column from 0 to {@link #count()}, exclusive
   */
  float value(int row, int column);

  /**
   * The column by which trees are split as well, as if it were one more of the embedding, so that
   * filters on it pass over whole branches; −1 for none. Its values are best between 0 and 1.
   */
  default int splitColumn() {
    return -1;
  }

  /**
   * How much the split column counts: its values times this, times the typical length of a row, are
   * compared with the columns of the embedding. The more, the faster are filters on it, and the
   * slower are other searches.
   */
  default float splitWeight() {
    return 2;
  }
}
