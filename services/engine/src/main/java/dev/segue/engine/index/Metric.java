package dev.segue.engine.index;

/** How near a row is to a query. The greater its score, the nearer it is. */
public enum Metric {

  /**
   * The dot product; for rows of length 1 the cosine. A query of zeros is equally near to every
   * row: all scores are 0.
   */
  DOT {
    @Override
    void score(float[] query, float[] columns, int first, int stride, int count, float[] out) {
      DotProducts.of(query, columns, first, stride, count, out);
    }

    @Override
    NodeBound bound(float[] query, BoxTree boxes) {
      return new DotBound(query, boxes);
    }

    @Override
    boolean tiesAll(float[] query) {
      for (float value : query) {
        if (value != 0) {
          return false;
        }
      }
      return true;
    }
  },

  /**
   * 1 / (1 + d), where d is the Euclidean distance: 1 for a row equal to the query, towards 0 for
   * distant ones. A monotone function of the distance in single precision, too.
   */
  DISTANCE {
    @Override
    void score(float[] query, float[] columns, int first, int stride, int count, float[] out) {
      Distances.scores(query, columns, first, stride, count, out);
    }

    @Override
    NodeBound bound(float[] query, BoxTree boxes) {
      return new DistanceBound(query, boxes);
    }

    @Override
    boolean tiesAll(float[] query) {
      return false;
    }
  };

  /**
   * The scores of a block of rows that are stored by column. Each depends on the query and the row
   * only, wherever the row is stored.
   *
   * @param out modified: the first {@code count} entries
   */
  abstract void score(
      float[] query, float[] columns, int first, int stride, int count, float[] out);

  /** What the scores of rows in a box can be at most. */
  abstract NodeBound bound(float[] query, BoxTree boxes);

  /** Whether all rows have the same score, 0. */
  abstract boolean tiesAll(float[] query);
}
