package dev.segue.engine.index;

import java.util.Arrays;

/** The smallest box around the rows of each node of a complete binary tree. */
final class BoxTree {

  private final int rank;
  private final int firstLeaf;
  private final float[] corners;
  private double longestSquared;

  /**
   * Boxes around nothing.
   *
   * @param depth levels above the leaves
   */
  BoxTree(int rank, int depth) {
    this.rank = rank;
    firstLeaf = (1 << depth) - 1;
    int nodes = 2 * firstLeaf + 1;
    corners = new float[Math.multiplyExact(nodes, 2 * rank)];
    for (int node = 0; node < nodes; node++) {
      int low = node * 2 * rank;
      Arrays.fill(corners, low, low + rank, Float.POSITIVE_INFINITY);
      Arrays.fill(corners, low + rank, low + 2 * rank, Float.NEGATIVE_INFINITY);
    }
  }

  /**
   * Widens the box of a leaf by one row. Several threads may do so at once, each for leaves of its
   * own.
   *
   * @return the squared length of the row
   */
  double include(int leaf, float[] row, int offset) {
    double squared = 0;
    for (int j = 0; j < rank; j++) {
      squared += (double) row[offset + j] * row[offset + j];
    }
    widen(firstLeaf + leaf, row, offset, row, offset);
    return squared;
  }

  /**
   * Fits the boxes above the leaves. The last call before the boxes are used.
   *
   * @param squaredLength of the longest row
   */
  void close(double squaredLength) {
    longestSquared = squaredLength;
    for (int node = 2 * firstLeaf; node > 0; node--) {
      int low = node * 2 * rank;
      widen((node - 1) >> 1, corners, low, corners, low + rank);
    }
  }

  /** Bytes on the heap. */
  long memory() {
    return (long) corners.length * Float.BYTES;
  }

  int rank() {
    return rank;
  }

  /** Length of the longest row. */
  double longest() {
    return Math.sqrt(longestSquared);
  }

  /** The mean of the leaves' squared diagonals as a share of the root's; 0 if that is. */
  double looseness() {
    double sum = 0;
    for (int node = firstLeaf; node <= 2 * firstLeaf; node++) {
      sum += squaredDiagonal(node);
    }
    double whole = squaredDiagonal(0);
    return whole == 0 ? 0 : sum / (firstLeaf + 1) / whole;
  }

  private double squaredDiagonal(int node) {
    int low = node * 2 * rank;
    double sum = 0;
    for (int j = 0; j < rank && corners[low] <= corners[low + rank]; j++) {
      double side = (double) corners[low + rank + j] - corners[low + j];
      sum += side * side;
    }
    return sum;
  }

  /** The minima of node i are at {@code 2 * i * rank}, followed by the maxima. Not modified. */
  float[] corners() {
    return corners;
  }

  private void widen(int node, float[] minima, int low, float[] maxima, int high) {
    int at = node * 2 * rank;
    for (int j = 0; j < rank; j++) {
      if (minima[low + j] < corners[at + j]) {
        corners[at + j] = minima[low + j];
      }
      if (maxima[high + j] > corners[at + rank + j]) {
        corners[at + rank + j] = maxima[high + j];
      }
    }
  }
}
