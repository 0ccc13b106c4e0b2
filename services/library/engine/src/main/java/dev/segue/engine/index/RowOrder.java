package dev.segue.engine.index;

/**
 * A total order of rows, which decides between rows of the same score. The index does not know the
 * identifiers of its rows; the caller does.
 */
@FunctionalInterface
public interface RowOrder {

  /** The order in which rows were appended. */
  RowOrder APPENDED = Integer::compare;

  /** Negative if row {@code a} comes before row {@code b}; zero only for the same row. */
  int compare(int a, int b);
}
