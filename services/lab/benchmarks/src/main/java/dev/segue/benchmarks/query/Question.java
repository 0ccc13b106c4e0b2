package dev.segue.benchmarks.query;

import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.RowOrder;
import dev.segue.engine.index.TopN;

/**
 * What is near to a vector.
 *
 * <p>Not a record: it holds arrays, which are not to be modified.
 */
final class Question {
  /** As many neighbours as are asked for. */
  static final int LIMIT = 10;

  private final float[] query;
  private final int[] excluded;
  private final RowFilter filter;
  private final RowOrder ties;

  Question(float[] query, int[] excluded, RowFilter filter, RowOrder ties) {
    this.query = query;
    this.excluded = excluded;
    this.filter = filter;
    this.ties = ties;
  }

  /** Not to be modified. */
  float[] query() {
    return query;
  }

  RowOrder ties() {
    return ties;
  }

  TopN ask(EmbeddingIndex.Snapshot index) {
    return index.search(query, LIMIT, filter, excluded, ties);
  }

  /**
   * Asks a part of the rows, in an index of its own.
   *
   * @param first number of the row that is number 0 there
   */
  TopN askPart(EmbeddingIndex.Snapshot part, int first, int limit) {
    int[] local = excluded.clone();
    for (int i = 0; i < local.length; i++) {
      local[i] -= first;
    }
    RowFilter shifted =
        filter == RowFilter.ALL ? RowFilter.ALL : row -> filter.accepts(first + row);
    return part.search(query, limit, shifted, local, (a, b) -> ties.compare(first + a, first + b));
  }
}
