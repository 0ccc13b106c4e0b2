package dev.segue.engine.index;

import java.util.Arrays;

/**
 * The smallest box around the rows of each node of a tree.
 *
 * <p>The boxes of the children of a node lie together, as their distances to a point are computed
 * together: for each pair of columns an array of four times 64 ends, the minima and the maxima of
 * the one, then those of the other. A column of zeros makes an odd rank even.
 */
final class BoxTree {

  private static final int S = Lanes.SIZE;

  private final KdShape shape;
  private final int rank;
  private final int pairs;

  /** Those of the children of node i from {@code i * pairs} on. */
  private final float[][] ends;

  private double longestSquared;

  /** Boxes around nothing. */
  BoxTree(int rank, KdShape shape) {
    this.shape = shape;
    this.rank = rank;
    pairs = (rank + 1) / 2;
    ends = new float[Math.multiplyExact(shape.inner(), pairs)][4 * S];
    for (int node = 0; node < shape.inner(); node++) {
      for (int j = 0; j < rank; j++) {
        float[] pair = ends[node * pairs + j / 2];
        int at = minima(j);
        Arrays.fill(pair, at, at + S, Float.POSITIVE_INFINITY);
        Arrays.fill(pair, at + S, at + 2 * S, Float.NEGATIVE_INFINITY);
      }
    }
  }

  /**
   * Fits the box of a leaf. Several threads may do so at once, each for leaves of its own.
   *
   * @param rows the leaf's, row by row; not modified
   * @return the greatest squared length of a row
   */
  double fit(int leaf, float[] rows, int count) {
    double greatest = 0;
    for (int i = 0; i < count; i++) {
      double squared = 0;
      for (int j = 0; j < rank; j++) {
        squared += (double) rows[i * rank + j] * rows[i * rank + j];
      }
      greatest = squared > greatest ? squared : greatest;
    }
    int node = shape.inner() + leaf;
    for (int j = 0; j < rank && node > 0; j++) {
      float least = Float.POSITIVE_INFINITY;
      float most = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        float value = rows[i * rank + j];
        least = value < least ? value : least;
        most = value > most ? value : most;
      }
      widen(node, j, least, most);
    }
    return greatest;
  }

  /**
   * Fits the boxes above the leaves. The last call before the boxes are used.
   *
   * @param squaredLength of the longest row
   */
  void close(double squaredLength) {
    longestSquared = squaredLength;
    for (int node = shape.inner() - 1; node > 0; node--) {
      for (int j = 0; j < rank; j++) {
        widen(node, j, least(node, j), most(node, j));
      }
    }
  }

  /** Bytes on the heap. */
  long memory() {
    return (long) ends.length * 4 * S * Float.BYTES;
  }

  /** Length of the longest row. */
  double longest() {
    return Math.sqrt(longestSquared);
  }

  /** The least value of a column in all rows. Only where there is more than one leaf. */
  float least(int column) {
    return least(0, column);
  }

  /** The greatest, likewise. */
  float most(int column) {
    return most(0, column);
  }

  /** The mean of the leaves' squared diagonals as a share of the root's; 0 if that is. */
  double looseness() {
    double whole = 0;
    double parts = 0;
    for (int j = 0; j < rank && shape.inner() > 0; j++) {
      double side = (double) most(0, j) - least(0, j);
      whole += side * side;
      for (int leaf = shape.inner(); leaf < shape.nodes(); leaf++) {
        float[] pair = ends[shape.parent(leaf) * pairs + j / 2];
        int at = minima(j) + shape.lane(leaf);
        double part = (double) pair[at + S] - pair[at];
        parts += part * part;
      }
    }
    return whole == 0 ? 0 : parts / shape.leaves() / whole;
  }

  /**
   * Four times the squared distances from a point to the boxes of the children of a node, in single
   * precision. All terms are positive, so the result is off by at most n + 4 units, relatively, and
   * by what squares below the normal range lose.
   *
   * @param point an even number of values; not modified
   * @param out modified: an entry for each child, then others
   */
  void gaps(int node, float[] point, float[] out) {
    int at = node * pairs;
    start(point[0], point[1], ends[at], out);
    for (int j = 1; j < pairs; j++) {
      add(point[2 * j], point[2 * j + 1], ends[at + j], out);
    }
  }

  // At most one of low − p and p − high is positive, and x + |x| is twice a positive x. So there is
  // no branch for a processor to guess wrong, and no comparison.

  private static void start(float p, float q, float[] pair, float[] out) {
    for (int i = 0; i < S; i++) {
      float a = pair[i] - p;
      float b = p - pair[i + S];
      float c = pair[i + 2 * S] - q;
      float d = q - pair[i + 3 * S];
      float s = (a + Math.abs(a)) + (b + Math.abs(b));
      float t = (c + Math.abs(c)) + (d + Math.abs(d));
      out[i] = s * s + t * t;
    }
  }

  private static void add(float p, float q, float[] pair, float[] out) {
    for (int i = 0; i < S; i++) {
      float a = pair[i] - p;
      float b = p - pair[i + S];
      float c = pair[i + 2 * S] - q;
      float d = q - pair[i + 3 * S];
      float s = (a + Math.abs(a)) + (b + Math.abs(b));
      float t = (c + Math.abs(c)) + (d + Math.abs(d));
      out[i] += s * s + t * t;
    }
  }

  private void widen(int node, int column, float least, float most) {
    float[] pair = ends[shape.parent(node) * pairs + column / 2];
    int at = minima(column) + shape.lane(node);
    pair[at] = Math.min(pair[at], least);
    pair[at + S] = Math.max(pair[at + S], most);
  }

  /** Over all children of a node; lanes without one are around nothing. */
  private float least(int node, int column) {
    float[] pair = ends[node * pairs + column / 2];
    float least = Float.POSITIVE_INFINITY;
    for (int i = minima(column); i < minima(column) + S; i++) {
      least = Math.min(least, pair[i]);
    }
    return least;
  }

  private float most(int node, int column) {
    float[] pair = ends[node * pairs + column / 2];
    float most = Float.NEGATIVE_INFINITY;
    for (int i = minima(column) + S; i < minima(column) + 2 * S; i++) {
      most = Math.max(most, pair[i]);
    }
    return most;
  }

  private static int minima(int column) {
    return (column & 1) * 2 * S;
  }
}
