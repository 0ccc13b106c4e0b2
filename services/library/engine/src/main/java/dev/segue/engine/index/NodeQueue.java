package dev.segue.engine.index;

import java.util.Arrays;

/** Nodes of a tree that have still to be looked at, the nearest first. */
final class NodeQueue {

  /** A heap. The gap is in the upper half: bits of floats from 0 on are in the order of floats. */
  private long[] entries = new long[128];

  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  /** The gap of the node that {@link #take} would take. */
  float leastGap() {
    return Float.intBitsToFloat((int) (entries[0] >>> 32));
  }

  /** Adds a node. A gap that is no number counts as 0. */
  void add(int node, float gap) {
    if (size == entries.length) {
      entries = Arrays.copyOf(entries, 2 * size);
    }
    long entry = (long) Float.floatToRawIntBits(gap > 0 ? gap : 0) << 32 | node;
    int at = size++;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (entries[parent] <= entry) {
        break;
      }
      entries[at] = entries[parent];
      at = parent;
    }
    entries[at] = entry;
  }

  int take() {
    int first = (int) entries[0];
    size--;
    long entry = entries[size];
    int at = 0;
    while (2 * at + 1 < size) {
      int child = 2 * at + 1;
      if (child + 1 < size && entries[child + 1] < entries[child]) {
        child++;
      }
      if (entry <= entries[child]) {
        break;
      }
      entries[at] = entries[child];
      at = child;
    }
    entries[at] = entry;
    return first;
  }
}
