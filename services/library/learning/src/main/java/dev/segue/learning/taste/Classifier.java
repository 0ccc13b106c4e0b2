package dev.segue.learning.taste;

/** Something trained that says how probably a row is liked. Safe for use by several threads. */
interface Classifier {

  /** From 0 to 1. The row has the columns it was trained with; NaN means missing. Not modified. */
  double probability(double[] row);
}
