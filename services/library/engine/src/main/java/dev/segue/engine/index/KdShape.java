package dev.segue.engine.index;

/**
 * The shape of a tree in which every node has 64 children but the last one of each level, which may
 * have fewer. Without pointers: nodes are numbered level by level, the root is 0.
 *
 * <pre>
 * level 0    node 0
 * level 1    node 1 to 64 at most          children of the root
 * ...
 * last       leaves, each of them with 64 places but the last one
 * </pre>
 */
final class KdShape {

  /** The first node of each level, and one more than the last node of all. */
  private final int[] first;

  private final int depth;

  /**
   * The shape for some rows.
   *
   * @param size number of rows
   */
  KdShape(int size) {
    int leaves = Math.max(1, Lanes.blocks(size));
    int levels = 0;
    for (int nodes = leaves; nodes > 1; nodes = Lanes.blocks(nodes)) {
      levels++;
    }
    depth = levels;
    int[] counts = new int[levels + 1];
    counts[levels] = leaves;
    for (int level = levels; level > 0; level--) {
      counts[level - 1] = Lanes.blocks(counts[level]);
    }
    first = new int[levels + 2];
    for (int level = 0; level <= levels; level++) {
      first[level + 1] = first[level] + counts[level];
    }
  }

  /** Number of nodes that are not leaves; the first leaf. */
  int inner() {
    return first[depth];
  }

  /** Number of all nodes. */
  int nodes() {
    return first[depth + 1];
  }

  int leaves() {
    return nodes() - inner();
  }

  /** The first child of a node that is no leaf; the others come after it. */
  int firstChild(int node) {
    int level = level(node);
    return first[level + 1] + ((node - first[level]) << Lanes.BITS);
  }

  /** How many children a node has that is no leaf. */
  int children(int node) {
    return Math.min(Lanes.SIZE, first[level(node) + 2] - firstChild(node));
  }

  /** The parent of a node that is not the root. */
  int parent(int node) {
    int level = level(node);
    return first[level - 1] + ((node - first[level]) >> Lanes.BITS);
  }

  /** Which child of its parent a node is. */
  int lane(int node) {
    return (node - first[level(node)]) & (Lanes.SIZE - 1);
  }

  private int level(int node) {
    int level = 0;
    while (node >= first[level + 1]) {
      level++;
    }
    return level;
  }
}
