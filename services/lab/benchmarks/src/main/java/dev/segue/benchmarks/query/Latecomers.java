package dev.segue.benchmarks.query;

import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.TopN;

/**
 * The rows that were appended to an index while it was asked, so that each answer can be checked
 * against the rows of its own moment: it is the answer of the rows before, with those of these rows
 * that were there by then.
 */
final class Latecomers {
  private static final int FIRST_LIMIT = 64;

  private final int first;
  private final EmbeddingIndex.Snapshot rows;

  /** Rows from number {@code first} on. */
  Latecomers(EmbeddingIndex.Snapshot index, int rank, int first) {
    this.first = first;
    rows = Oracle.rows(index, rank, first, index.bound());
  }

  /** How many there are. */
  int count() {
    return rows.bound();
  }

  /** Those that may have a place beside {@code before}, which holds the best of all other rows. */
  TopN near(Question question, ExactAnswer before) {
    for (int limit = FIRST_LIMIT; ; limit *= 4) {
      TopN best = question.askPart(rows, first, limit);
      if (best.size() < limit || best.score(limit - 1) < before.least()) {
        return best;
      }
    }
  }

  /**
   * The answer of one moment.
   *
   * @param near all that may have a place
   * @param bound of the index at that moment
   */
  ExactAnswer at(int bound, ExactAnswer before, TopN near) {
    ExactAnswer answer = before.copy();
    // Best first, so that none after one that is too far has a place.
    for (int place = 0; place < near.size() && near.score(place) >= answer.least(); place++) {
      int row = first + near.row(place);
      if (row < bound) {
        answer.offer(row, near.score(place));
      }
    }
    return answer;
  }
}
