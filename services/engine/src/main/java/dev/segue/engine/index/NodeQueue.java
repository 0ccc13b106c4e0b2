package dev.segue.engine.index;

import java.util.Arrays;

/** Nodes of a tree that have still to be looked at, the one with the greatest bound first. */
final class NodeQueue {

  private int[] nodes = new int[128];
  private double[] bounds = new double[128];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  /** The bound of the node that {@link #take} would take. */
  double bestBound() {
    return bounds[0];
  }

  void add(int node, double bound) {
    if (size == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * size);
      bounds = Arrays.copyOf(bounds, 2 * size);
    }
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (bounds[parent] >= bound) {
        break;
      }
      nodes[at] = nodes[parent];
      bounds[at] = bounds[parent];
      at = parent;
    }
    nodes[at] = node;
    bounds[at] = bound;
  }

  int take() {
    int first = nodes[0];
    size--;
    int node = nodes[size];
    double bound = bounds[size];
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && bounds[child + 1] > bounds[child]) {
        child++;
      }
      if (bound >= bounds[child]) {
        break;
      }
      nodes[at] = nodes[child];
      bounds[at] = bounds[child];
      at = child;
    }
    nodes[at] = node;
    bounds[at] = bound;
    return first;
  }
}
