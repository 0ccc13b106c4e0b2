package dev.segue.engine.index;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A k-d tree over the rows that were alive in a range of row numbers: an order, and the values of
 * the rows in it. Immutable.
 *
 * <pre>
 * values  of leaf i from start(i) * rank on: first column of all its rows, second column, ...
 * boxes   rank minima, then rank maxima, of each node
 * </pre>
 */
final class KdSegment {

  /** From so many rows on, a tree is fitted by all processors. */
  private static final int LARGE = 1 << 20;

  private final KdOrder order;
  private final int rank;
  private final float[] values;
  private final BoxTree boxes;

  private KdSegment(KdOrder order, int rank, float[] values, BoxTree boxes) {
    this.order = order;
    this.rank = rank;
    this.values = values;
    this.boxes = boxes;
  }

  /**
   * The tree of an order.
   *
   * @param values row by row, by place; modified, and owned by the tree from now on
   */
  static KdSegment of(KdOrder order, int rank, float[] values) {
    BoxTree boxes = new BoxTree(rank, order.depth());
    int parts = parts(order);
    double longest =
        IntStream.range(0, parts)
            .parallel()
            .mapToDouble(part -> fit(order, rank, values, boxes, part, parts))
            .max()
            .orElse(0);
    boxes.close(longest);
    return new KdSegment(order, rank, values, boxes);
  }

  /**
   * A tree of the same order, with other values. Asks the source for rows of the tree only; on
   * several threads where that is worth it and the source is shared.
   */
  static KdSegment reordered(KdOrder order, int rank, RowSource source) {
    float[] values = new float[Math.multiplyExact(order.size(), rank)];
    int parts = source.isShared() ? parts(order) : 1;
    IntStream.range(0, parts)
        .parallel()
        .forEach(part -> copy(order, rank, source, values, part, parts));
    return of(order, rank, values);
  }

  private static int parts(KdOrder order) {
    return order.size() < LARGE ? 1 : Runtime.getRuntime().availableProcessors();
  }

  /** Reads the rows of one of several equal ranges. */
  private static void copy(
      KdOrder order, int rank, RowSource source, float[] values, int part, int parts) {
    long span = (long) order.end() - order.first();
    int to = order.first() + (int) (span * (part + 1) / parts);
    for (int row = order.first() + (int) (span * part / parts); row < to; row++) {
      int place = order.place(row);
      if (place >= 0) {
        source.copyRow(row, values, place * rank);
      }
    }
  }

  /** Fits the boxes of some leaves, and turns their rows; returns the greatest squared length. */
  private static double fit(
      KdOrder order, int rank, float[] values, BoxTree boxes, int part, int parts) {
    int to = (int) ((long) order.leaves() * (part + 1) / parts);
    float[] scratch = new float[0];
    double longest = 0;
    for (int leaf = (int) ((long) order.leaves() * part / parts); leaf < to; leaf++) {
      int from = order.start(leaf);
      int count = order.start(leaf + 1) - from;
      for (int place = from; place < from + count; place++) {
        double squared = boxes.include(leaf, values, place * rank);
        longest = squared > longest ? squared : longest;
      }
      if (scratch.length < count * rank) {
        scratch = new float[count * rank];
      }
      turn(values, from * rank, rank, count, scratch);
    }
    return longest;
  }

  /** From row by row to column by column. */
  private static void turn(float[] values, int at, int rank, int count, float[] scratch) {
    System.arraycopy(values, at, scratch, 0, count * rank);
    for (int j = 0; j < rank; j++) {
      for (int i = 0; i < count; i++) {
        values[at + j * count + i] = scratch[i * rank + j];
      }
    }
  }

  IndexMemory memory() {
    RangeTree ranges = order.ranges();
    return new IndexMemory(
        (long) values.length * Float.BYTES,
        order.memory(),
        boxes.memory(),
        ranges == null ? 0 : ranges.memory(),
        0);
  }

  KdOrder order() {
    return order;
  }

  /** First row number of the range. */
  int first() {
    return order.first();
  }

  /** One more than its last. */
  int end() {
    return order.end();
  }

  /** Length of the range of row numbers, those of dead rows included. */
  int span() {
    return order.end() - order.first();
  }

  /** How large the leaves' boxes are compared to the whole: mean of squared diagonals. */
  double looseness() {
    return boxes.looseness();
  }

  /**
   * Reads a row of the range.
   *
   * @throws IllegalArgumentException if it was dead when the tree was built
   */
  void copyRow(int row, float[] target, int offset) {
    int place = order.place(row);
    if (place < 0) {
      throw new IllegalArgumentException("Row " + row + " was removed");
    }
    int leaf = order.leaf(place);
    int from = order.start(leaf);
    copy(from, order.start(leaf + 1) - from, place - from, target, offset);
  }

  /** Gives all rows that {@code living} has to a builder. */
  void copyTo(KdSegmentBuilder builder, VersionedRows living) {
    float[] row = new float[rank];
    int[] numbers = order.numbers();
    for (int leaf = 0; leaf < order.leaves(); leaf++) {
      int from = order.start(leaf);
      int count = order.start(leaf + 1) - from;
      for (int i = 0; i < count; i++) {
        if (living.contains(numbers[from + i])) {
          copy(from, count, i, row, 0);
          builder.add(numbers[from + i], row);
        }
      }
    }
  }

  private void copy(int from, int count, int i, float[] target, int offset) {
    for (int j = 0; j < rank; j++) {
      target[offset + j] = values[from * rank + j * count + i];
    }
  }

  /** Shows the search every row that may be in the answer, the most promising leaves first. */
  void search(Search search) {
    if (order.size() == 0 || !search.wantsRows()) {
      return;
    }
    int firstLeaf = order.leaves() - 1;
    NodeBound bound = search.bound(boxes);
    RangeTree ranges = order.ranges();
    RangeTree.Cursor cursor = ranges == null || search.acceptsAll() ? null : ranges.cursor();
    NodeQueue open = new NodeQueue();
    double[] bounds = new double[2];
    int node = 0;
    double greatest = bound.of(0);
    // Not "greater than": a row with the score of the last one kept may come before it.
    while (greatest >= search.threshold()) {
      int next = -1;
      if (node >= firstLeaf) {
        int start = order.start(node - firstLeaf);
        int count = order.start(node - firstLeaf + 1) - start;
        search.lookAtRows(order.numbers(), start, values, start * rank, count, count);
      } else {
        bound.ofChildren(node, bounds);
        int near = bounds[1] > bounds[0] ? 1 : 0;
        if (isWanted(search, cursor, 2 * node + 2 - near, bounds[1 - near])) {
          open.add(2 * node + 2 - near, bounds[1 - near]);
        }
        if (isWanted(search, cursor, 2 * node + 1 + near, bounds[near])) {
          next = 2 * node + 1 + near;
          greatest = bounds[near];
        }
      }
      // Mostly the nearer child is the best of all that are open, and need not be queued.
      if (next < 0 || (!open.isEmpty() && open.bestBound() > greatest)) {
        if (next >= 0) {
          open.add(next, greatest);
        }
        if (open.isEmpty()) {
          return;
        }
        greatest = open.bestBound();
        next = open.take();
      }
      node = next;
    }
  }

  private static boolean isWanted(
      Search search, RangeTree.@Nullable Cursor cursor, int node, double greatest) {
    return greatest >= search.threshold() && (cursor == null || search.mayAccept(cursor.to(node)));
  }
}
