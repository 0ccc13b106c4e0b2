package dev.segue.engine.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which row is in which leaf of a complete binary tree. Immutable; it outlives a change of the
 * values of rows, so trees over different values may share it.
 *
 * <p>The tree has no pointers: the children of node i are 2i+1 and 2i+2, and each level halves the
 * range of its parent.
 *
 * <pre>
 * node    0 | 1 2 | 3 4 5 6 | ...
 * leaf                        0 1 2 ...    the last level; leaf i has places [start(i), start(i+1))
 * numbers of the rows, one for each place
 * places  one for each row of the range, −1 where it was dead when the tree was built
 * </pre>
 */
final class KdOrder {

  private final int first;
  private final int end;
  private final int depth;
  private final int[] numbers;
  private final int[] places;
  private final @Nullable RangeTree ranges;

  /**
   * An order.
   *
   * @param first first row number of the range
   * @param end one more than its last
   * @param depth levels above the leaves
   * @param numbers of the rows, by place; not modified from now on
   */
  KdOrder(int first, int end, int depth, int[] numbers, RangeColumns columns) {
    this.first = first;
    this.end = end;
    this.depth = depth;
    this.numbers = numbers;
    places = new int[end - first];
    Arrays.fill(places, -1);
    for (int place = 0; place < numbers.length; place++) {
      places[numbers[place] - first] = place;
    }
    ranges = columns.count() == 0 ? null : RangeTree.of(this, columns);
  }

  int first() {
    return first;
  }

  int end() {
    return end;
  }

  int depth() {
    return depth;
  }

  /** Bytes on the heap, without the ranges. */
  long memory() {
    return ((long) numbers.length + places.length) * Integer.BYTES;
  }

  /** Number of rows in the tree. */
  int size() {
    return numbers.length;
  }

  int leaves() {
    return 1 << depth;
  }

  /** By place. Not to be modified. */
  int[] numbers() {
    return numbers;
  }

  /** The ranges of the nodes, or null without columns. */
  @Nullable RangeTree ranges() {
    return ranges;
  }

  /** The place of a row of the range, or −1 if it was dead when the tree was built. */
  int place(int row) {
    return places[row - first];
  }

  /** The first place of a leaf. */
  int start(int leaf) {
    return start(numbers.length, depth, leaf);
  }

  /** The leaf of a place: the greatest one that does not start after it. */
  int leaf(int place) {
    return (int) ((((place + 1L) << depth) - 1) / numbers.length);
  }

  /** The first place of node number {@code i} of a level, if {@code size} rows are spread on it. */
  static int start(int size, int level, int i) {
    return (int) (((long) size * i) >> level);
  }
}
