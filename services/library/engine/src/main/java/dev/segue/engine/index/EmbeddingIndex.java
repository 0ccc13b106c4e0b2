package dev.segue.engine.index;

/**
 * The rows of an embedding, searched for those nearest to a vector, exactly.
 *
 * <p>A row is a number, counted from 0 in the order of appending, and never changes: an update
 * appends a new row and removes the old one in one step. One thread writes; any number read, each
 * in a {@link Snapshot}. Neither waits for the other. A reader sees the rows as they were when it
 * took its snapshot, so a track that is being updated is found exactly once, whenever the search
 * began.
 *
 * <p>The score of a row is by the index's {@link Metric}, in single precision. Rows of zeros are
 * ordinary rows.
 */
public interface EmbeddingIndex {

  /** Number of columns. */
  int rank();

  /**
   * Appends a row.
   *
   * @param source holds the {@link #rank()} values from {@code offset} on. Not modified
   * @return its number
   */
  int append(float[] source, int offset);

  /**
   * Appends a row and removes another in one step.
   *
   * @param row the row it stands for from now on; must not have been removed
   * @return the number of the new row
   */
  int replace(int row, float[] source, int offset);

  /** Removes a row. Nothing happens if it was removed before. */
  void remove(int row);

  /** The rows as they are now. */
  Snapshot snapshot();

  /** The rows of an index at one moment; immutable, for any number of threads. */
  interface Snapshot extends RowSource {

    /** One more than the greatest row number; some rows below it may have been removed. */
    int bound();

    /** Number of rows that have not been removed. */
    int size();

    /** What the index takes on the heap. */
    IndexMemory memory();

    /** Whether the row is there, and was not removed before this moment. */
    @Override
    boolean contains(int row);

    @Override
    default boolean isShared() {
      return true;
    }

    /**
     * Reads a row that is there. The values of a removed one may be gone.
     *
     * @param target modified: the rank's number of entries from {@code offset} on
     * @throws IndexOutOfBoundsException if there never was such a row
     * @throws IllegalArgumentException if the row was removed, and its values are gone
     */
    @Override
    void copyRow(int row, float[] target, int offset);

    /**
     * The rows with the greatest scores.
     *
     * @param query as many values as the rank; need not have length 1. Not modified
     * @param limit how many rows at most
     * @param filter rows it does not accept are passed over
     * @param excluded rows that are passed over, such as that of the seed. Not modified
     * @param ties decides between rows of the same score, also which of them are left out
     * @return by descending score, ties in order
     */
    TopN search(float[] query, int limit, RowFilter filter, int[] excluded, RowOrder ties);

    /**
     * The same among some rows alone, in time and memory for these only.
     *
     * @param rows each once; those that are not there are passed over. Not modified
     */
    TopN searchAmong(
        int[] rows, float[] query, int limit, RowFilter filter, int[] excluded, RowOrder ties);
  }
}
