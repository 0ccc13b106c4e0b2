package dev.segue.engine.index;

/**
 * One question while it is answered: the query, the conditions on rows, and the best rows met so
 * far. The structures of an index show it blocks of rows that are stored by column; in which order
 * they do so makes no difference to the result.
 */
final class Search {

  private final VersionedRows rows;
  private final Metric metric;
  private final boolean allTie;
  private final float[] query;
  private final float[] padded;
  private final RowFilter filter;
  private final int[] excluded;
  private final TopN best;
  private final int limit;
  private final float[] scores = new float[Lanes.SIZE];

  /**
   * A question to which no row has been shown yet.
   *
   * @param rows decides which rows are there at all
   */
  Search(
      VersionedRows rows,
      float[] query,
      int limit,
      RowFilter filter,
      int[] excluded,
      RowOrder ties) {
    if (query.length != rows.rank()) {
      throw new IllegalArgumentException(
          "A query has " + rows.rank() + " values here, not " + query.length);
    }
    this.rows = rows;
    metric = rows.metric();
    allTie = metric.tiesAll(query);
    this.query = query;
    padded = Lanes.padded(query);
    this.filter = filter;
    this.excluded = excluded;
    this.limit = limit;
    best = new TopN(limit, ties);
  }

  /** Where the rows of a score lie in a tree whose longest row has this length. */
  Ball ball(double longest) {
    return metric.ball(query, longest);
  }

  /** Whether all rows have the same score. Then {@link #lookAtTies} finds the answer. */
  boolean allTie() {
    return allTie;
  }

  /** Whether no row is passed over by the filter. */
  boolean acceptsAll() {
    return filter == RowFilter.ALL;
  }

  /** Whether the filter may accept a row within these ranges. */
  boolean mayAccept(NodeRanges node) {
    return filter.mayAccept(node);
  }

  /** Whether any row at all could be in the answer. */
  boolean wantsRows() {
    return limit > 0;
  }

  /** A row with a lower score than this is not in the answer; one with the same may be. */
  float threshold() {
    return best.threshold();
  }

  /** Looks at the rows in some lanes of a block; the one in lane {@code from} is number first. */
  void lookAtRun(float[] block, int from, int to, int first) {
    metric.score(padded, block, scores);
    float threshold = best.threshold();
    for (int i = from; i < to; i++) {
      // Hardly any row passes; so the dearer questions come after.
      if (scores[i] >= threshold) {
        offer(first + i - from, scores[i]);
        threshold = best.threshold();
      }
    }
  }

  /** The same for the first {@code count} lanes; numbers are {@code numbers[at]} and the next. */
  void lookAtRows(float[] block, int count, int[] numbers, int at) {
    metric.score(padded, block, scores);
    float threshold = best.threshold();
    for (int i = 0; i < count; i++) {
      if (scores[i] >= threshold) {
        offer(numbers[at + i], scores[i]);
        threshold = best.threshold();
      }
    }
  }

  /**
   * Looks at all rows below {@code bound} if they tie. Only the caller's order tells them apart, of
   * which the index knows nothing, so each must be compared; but in the order in which the caller
   * stores them, and without their values.
   */
  void lookAtTies(int bound) {
    for (int row = 0; row < bound && wantsRows(); row++) {
      offer(row, 0);
    }
  }

  /** Looks at the rows with these numbers, as far as they are there. */
  void lookAtFew(int[] numbers, RowSource source) {
    float[] block = Lanes.block(query.length);
    float[] row = new float[query.length];
    int[] numbersOfBlock = new int[Lanes.SIZE];
    int count = 0;
    for (int i = 0; i < numbers.length && wantsRows(); i++) {
      if (source.contains(numbers[i])) {
        source.copyRow(numbers[i], row, 0);
        Lanes.put(block, count, query.length, row, 0);
        numbersOfBlock[count++] = numbers[i];
      }
      if (count == Lanes.SIZE || (i == numbers.length - 1 && count > 0)) {
        lookAtRows(block, count, numbersOfBlock, 0);
        count = 0;
      }
    }
  }

  /** The last call. */
  TopN result() {
    return best.sort();
  }

  private void offer(int row, float score) {
    if (best.admits(row, score) && rows.contains(row) && !isExcluded(row) && filter.accepts(row)) {
      best.offer(row, score);
    }
  }

  private boolean isExcluded(int row) {
    for (int other : excluded) {
      if (other == row) {
        return true;
      }
    }
    return false;
  }
}
