package dev.segue.engine.index;

/** How near a row is to a query. The greater its score, the nearer it is. */
public enum Metric {

  /**
   * The dot product; for rows of length 1 the cosine. A query of zeros is equally near to every
   * row: all scores are 0.
   */
  DOT {
    @Override
    void score(float[] query, float[] block, float[] out) {
      DotProducts.of(query, block, out);
    }

    @Override
    Ball ball(float[] query, double longest) {
      return new DotBall(query, longest);
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
    void score(float[] query, float[] block, float[] out) {
      Distances.scores(query, block, out);
    }

    @Override
    Ball ball(float[] query, double longest) {
      return new DistanceBall(query);
    }

    @Override
    boolean tiesAll(float[] query) {
      return false;
    }
  };

  /**
   * The scores of a block of rows. Each depends on the query and the row only, wherever the row is
   * stored.
   *
   * @param query {@linkplain Lanes#padded padded}
   * @param block of {@link Lanes}
   * @param out modified: an entry for each lane
   */
  abstract void score(float[] query, float[] block, float[] out);

  /**
   * Where the rows of a score lie.
   *
   * @param query not zero where {@link #tiesAll}
   * @param longest length of the longest row
   */
  abstract Ball ball(float[] query, double longest);

  /** Whether all rows have the same score, 0. */
  abstract boolean tiesAll(float[] query);
}
