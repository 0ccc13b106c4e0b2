package dev.segue.engine.index;

/** How great the score of a row below a node of a tree can be at most, for one query. */
interface NodeBound {

  /** No row below the node has a greater score. */
  double of(int node);
}
