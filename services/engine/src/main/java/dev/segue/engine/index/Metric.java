package dev.segue.engine.index;

/** How near a row is to a query. The greater its score, the nearer it is. */
public enum Metric {

  /**
   * The dot product; for rows of length 1 the cosine. A query of zeros is equally near to every
   * row.
   */
  DOT,

  /** 1 / (1 + d), where d is the Euclidean distance: 1 for a row equal to the query, towards 0. */
  DISTANCE
}
