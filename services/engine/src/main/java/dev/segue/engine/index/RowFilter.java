package dev.segue.engine.index;

/** Which rows may be in an answer. Asked only for rows that are near enough to be in it. */
@FunctionalInterface
public interface RowFilter {

  /** Every row. */
  RowFilter ALL = row -> true;

  /** Whether the row may be in the answer. Called by the searching thread; must not block. */
  boolean accepts(int row);
}
