package dev.segue.engine.index;

/** Rows that an index is made of, by the numbers they will have in it. */
public interface RowSource {

  /** Whether the row is there; one that is not is as one removed. */
  default boolean contains(int row) {
    return true;
  }

  /**
   * Whether several threads may ask at once. Each then asks for rows in ascending order that no
   * other one asks for.
   */
  default boolean isShared() {
    return false;
  }

  /**
   * Writes a row that is there. Called once for each, in ascending order.
   *
   * @param target modified: the rank's number of entries from {@code offset} on
   */
  void copyRow(int row, float[] target, int offset);
}
