package dev.segue.engine.index;

/** How great the score of a row below a node of a tree can be at most, for one query. */
interface NodeBound {

  /** No row below the node has a greater score. */
  double of(int node);

  /**
   * The bounds of both children of a node. They lie side by side, so this takes less than asking
   * for each.
   *
   * @param out modified: the left one, then the right one
   */
  void ofChildren(int node, double[] out);
}
