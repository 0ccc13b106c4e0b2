package dev.segue.recommend;

/** How several positive examples make one order. */
public enum Strategy {
  /** Nearest to the mean of the examples: what they have in common. */
  NEAREST,

  /** Nearest to any one of them: for a taste with several sides. */
  BEST_OF,

  /**
   * For several people, each with an example: by the similarity to the one it suits least, so that
   * nobody is left out.
   */
  GROUP,

  /**
   * A published recipe: the popular tracks of the cluster in which most of the examples lie,
   * nearest to their mean. The cluster is a condition that the request comes with.
   */
  FAVOURITE_CLUSTER
}
