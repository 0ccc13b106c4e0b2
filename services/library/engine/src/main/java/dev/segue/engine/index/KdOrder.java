package dev.segue.engine.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which row is in which leaf of a tree. Immutable; it outlives a change of the values of rows, so
 * trees over different values may share it.
 *
 * <pre>
 * numbers of the rows, one for each place; leaf i has places 64 i to 64 i + 63
 * places  one for each row of the range, −1 where it was dead when the tree was built
 * </pre>
 */
final class KdOrder {

  private final int first;
  private final int end;
  private final int[] numbers;
  private final int[] places;
  private final KdShape shape;
  private final @Nullable RangeTree ranges;

  /**
   * An order.
   *
   * @param first first row number of the range
   * @param end one more than its last
   * @param numbers of the rows, by place; not modified from now on
   */
  KdOrder(int first, int end, int[] numbers, RangeColumns columns) {
    this.first = first;
    this.end = end;
    this.numbers = numbers;
    places = new int[end - first];
    Arrays.fill(places, -1);
    for (int place = 0; place < numbers.length; place++) {
      places[numbers[place] - first] = place;
    }
    shape = new KdShape(numbers.length);
    ranges = columns.count() == 0 ? null : RangeTree.of(this, columns);
  }

  int first() {
    return first;
  }

  int end() {
    return end;
  }

  KdShape shape() {
    return shape;
  }

  /** Bytes on the heap, without the ranges. */
  long memory() {
    return ((long) numbers.length + places.length) * Integer.BYTES;
  }

  /** Number of rows in the tree. */
  int size() {
    return numbers.length;
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
  static int start(int leaf) {
    return leaf << Lanes.BITS;
  }

  /** How many rows a leaf has. */
  int count(int leaf) {
    return Math.min(Lanes.SIZE, numbers.length - start(leaf));
  }

  /** The leaf of a place. */
  static int leaf(int place) {
    return place >> Lanes.BITS;
  }
}
