package dev.segue.engine.index;

import java.util.Arrays;

/**
 * The best rows met so far, at most {@code limit} of them, in a total order: by descending score,
 * then by the caller's order of rows. The order holds at the cut-off too, so the result does not
 * depend on the order in which rows are offered.
 *
 * <p>A heap with the worst row on top while rows are offered; after {@link #sort} a list, best
 * first.
 */
public final class TopN {

  private static final int[] NO_ROWS = {};

  private final int limit;
  private final RowOrder ties;
  private int[] rows;
  private float[] scores;
  private int size;

  /**
   * An empty result.
   *
   * @param limit the number of rows it keeps, 0 or more
   */
  public TopN(int limit, RowOrder ties) {
    if (limit < 0) {
      throw new IllegalArgumentException("A limit is 0 or more, not " + limit);
    }
    this.limit = limit;
    this.ties = ties;
    int start = Math.min(limit, 64);
    rows = start == 0 ? NO_ROWS : new int[start];
    scores = new float[start];
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  /** The row at a rank, counted from 0. */
  public int row(int rank) {
    return rows[checked(rank)];
  }

  /** The score of the row at a rank. */
  public float score(int rank) {
    return scores[checked(rank)];
  }

  /** A row with a lower score than this is not kept; one with the same may be. */
  float threshold() {
    if (size < limit) {
      return Float.NEGATIVE_INFINITY;
    }
    return limit == 0 ? Float.POSITIVE_INFINITY : scores[0];
  }

  /** Whether the row would be kept. */
  boolean admits(int row, float score) {
    return size < limit || (limit > 0 && before(row, score, rows[0], scores[0]));
  }

  /** Keeps the row if it is good enough. */
  void offer(int row, float score) {
    if (size < limit) {
      grow();
      siftUp(size++, row, score);
    } else if (admits(row, score)) {
      siftDown(size, row, score);
    }
  }

  /** Puts the best first. The last call. */
  TopN sort() {
    for (int end = size - 1; end > 0; end--) {
      int row = rows[end];
      float score = scores[end];
      rows[end] = rows[0];
      scores[end] = scores[0];
      siftDown(end, row, score);
    }
    return this;
  }

  private boolean before(int rowA, float scoreA, int rowB, float scoreB) {
    return scoreA > scoreB || (scoreA == scoreB && ties.compare(rowA, rowB) < 0);
  }

  private void siftUp(int start, int row, float score) {
    int at = start;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!before(rows[parent], scores[parent], row, score)) {
        break;
      }
      rows[at] = rows[parent];
      scores[at] = scores[parent];
      at = parent;
    }
    rows[at] = row;
    scores[at] = score;
  }

  private void siftDown(int end, int row, float score) {
    int at = 0;
    while (2 * at + 1 < end) {
      int child = 2 * at + 1;
      int right = child + 1;
      if (right < end && before(rows[child], scores[child], rows[right], scores[right])) {
        child = right;
      }
      if (!before(row, score, rows[child], scores[child])) {
        break;
      }
      rows[at] = rows[child];
      scores[at] = scores[child];
      at = child;
    }
    rows[at] = row;
    scores[at] = score;
  }

  private void grow() {
    if (size == rows.length) {
      int length = (int) Math.min(limit, 2L * size);
      rows = Arrays.copyOf(rows, length);
      scores = Arrays.copyOf(scores, length);
    }
  }

  private int checked(int rank) {
    if (rank < 0 || rank >= size) {
      throw new IndexOutOfBoundsException("Rank " + rank + " of " + size + " rows");
    }
    return rank;
  }
}
