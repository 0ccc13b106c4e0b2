package dev.segue.benchmarks.query;

import dev.segue.engine.index.TopN;

/**
 * The best rows of all that were offered: by descending score, then in the question's order of
 * rows. Collected apart from the index's own {@link TopN}, by the simplest means.
 */
final class ExactAnswer {
  private final Question question;
  private final int[] rows = new int[Question.LIMIT];
  private final float[] scores = new float[Question.LIMIT];
  private int size;

  ExactAnswer(Question question) {
    this.question = question;
  }

  /** The same rows, to be offered more. */
  ExactAnswer copy() {
    ExactAnswer copy = new ExactAnswer(question);
    System.arraycopy(rows, 0, copy.rows, 0, size);
    System.arraycopy(scores, 0, copy.scores, 0, size);
    copy.size = size;
    return copy;
  }

  /** Safe for several threads, as long as none reads. */
  synchronized void offer(int row, float score) {
    int place = size;
    while (place > 0 && isBefore(row, score, place - 1)) {
      place--;
    }
    if (place == Question.LIMIT) {
      return;
    }
    size = Math.min(Question.LIMIT, size + 1);
    for (int i = size - 1; i > place; i--) {
      rows[i] = rows[i - 1];
      scores[i] = scores[i - 1];
    }
    rows[place] = row;
    scores[place] = score;
  }

  /** A row with a lower score has no place. */
  float least() {
    return size < Question.LIMIT ? Float.NEGATIVE_INFINITY : scores[size - 1];
  }

  /**
   * Whether {@code found} holds the same rows in the same order, with the same scores to the bit.
   */
  boolean is(TopN found) {
    boolean same = found.size() == size;
    for (int place = 0; same && place < size; place++) {
      same = found.row(place) == rows[place] && found.score(place) == scores[place];
    }
    return same;
  }

  private boolean isBefore(int row, float score, int place) {
    return score > scores[place]
        || (score == scores[place] && question.ties().compare(row, rows[place]) < 0);
  }
}
