package dev.segue.engine.factorize;

/** How two rows of W are compared. */
public enum Similarity {
  /** By the angle between them: rows are brought to length 1. */
  COSINE,
  /** By the distance between them: rows keep their length. */
  EUCLIDEAN
}
