package dev.segue.engine.index;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A k-d tree over the rows that were alive in a range of row numbers: an order, the values of the
 * rows in it, and boxes around them. Immutable.
 */
final class KdSegment {

  /** From so many rows on, a tree is fitted by all processors. */
  private static final int LARGE = 1 << 20;

  private final KdOrder order;
  private final int rank;

  /** A block of {@link Lanes} for each leaf. */
  private final float[][] leaves;

  private final BoxTree boxes;

  /** Null where they would be of no use. */
  private final @Nullable Sketches sketches;

  /** The looseness of the tree that the order was made for. */
  private final double tightest;

  private KdSegment(KdOrder order, int rank, float[][] leaves, BoxTree boxes, double tightest) {
    this.order = order;
    this.rank = rank;
    this.leaves = leaves;
    this.boxes = boxes;
    this.tightest = tightest;
    sketches = order.shape().inner() == 0 ? null : Sketches.of(boxes, rank, leaves, parts(order));
  }

  /**
   * The tree of an order that was made for these values.
   *
   * @param leaves blocks of one leaf each, row by row; modified, and owned by the tree from now on
   */
  static KdSegment of(KdOrder order, int rank, float[][] leaves) {
    BoxTree boxes = fit(order, rank, leaves);
    return new KdSegment(order, rank, leaves, boxes, boxes.looseness());
  }

  /**
   * A tree of the same order, with other values. Asks the source for rows of the tree only; on
   * several threads where that is worth it and the source is shared.
   */
  KdSegment reordered(int newRank, RowSource source) {
    float[][] others = new float[leaves.length][];
    Arrays.setAll(others, leaf -> Lanes.block(newRank));
    int parts = source.isShared() ? parts(order) : 1;
    IntStream.range(0, parts)
        .parallel()
        .forEach(part -> copy(order, newRank, source, others, part, parts));
    BoxTree fitted = fit(order, newRank, others);
    return new KdSegment(order, newRank, others, fitted, tightest);
  }

  private static int parts(KdOrder order) {
    return order.size() < LARGE ? 1 : Runtime.getRuntime().availableProcessors();
  }

  /** Reads the rows of one of several equal ranges. */
  private static void copy(
      KdOrder order, int rank, RowSource source, float[][] leaves, int part, int parts) {
    long span = (long) order.end() - order.first();
    int to = order.first() + (int) (span * (part + 1) / parts);
    for (int row = order.first() + (int) (span * part / parts); row < to; row++) {
      int place = order.place(row);
      if (place >= 0) {
        float[] leaf = leaves[KdOrder.leaf(place)];
        source.copyRow(row, leaf, (place & (Lanes.SIZE - 1)) * rank);
      }
    }
  }

  /** Boxes around rows in leaves, which it turns to columns. */
  private static BoxTree fit(KdOrder order, int rank, float[][] leaves) {
    BoxTree boxes = new BoxTree(rank, order.shape());
    int parts = parts(order);
    double longest =
        IntStream.range(0, parts)
            .parallel()
            .mapToDouble(part -> fit(order, rank, leaves, boxes, part, parts))
            .max()
            .orElse(0);
    boxes.close(longest);
    return boxes;
  }

  private static double fit(
      KdOrder order, int rank, float[][] leaves, BoxTree boxes, int part, int parts) {
    int to = (int) ((long) leaves.length * (part + 1) / parts);
    float[] scratch = Lanes.block(rank);
    double longest = 0;
    for (int leaf = (int) ((long) leaves.length * part / parts); leaf < to; leaf++) {
      int count = order.count(leaf);
      longest = Math.max(longest, boxes.fit(leaf, leaves[leaf], count));
      Lanes.turn(leaves[leaf], count, rank, scratch);
    }
    return longest;
  }

  IndexMemory memory() {
    RangeTree ranges = order.ranges();
    return new IndexMemory(
        leaves.length * Lanes.memory(rank),
        order.memory(),
        sketches == null ? 0 : sketches.memory(),
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

  /**
   * How much larger the leaves' boxes are, compared to the whole, than in the tree that the order
   * was made for: 1 there, and more the less the order fits the values.
   */
  double looseness() {
    return tightest == 0 ? 1 : boxes.looseness() / tightest;
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
    copy(place, target, offset);
  }

  /** Gives all rows that {@code living} has to a builder. */
  void copyTo(KdSegmentBuilder builder, VersionedRows living) {
    float[] row = new float[rank];
    int[] numbers = order.numbers();
    for (int place = 0; place < numbers.length; place++) {
      if (living.contains(numbers[place])) {
        copy(place, row, 0);
        builder.add(numbers[place], row);
      }
    }
  }

  private void copy(int place, float[] target, int offset) {
    float[] leaf = leaves[KdOrder.leaf(place)];
    Lanes.copy(leaf, place & (Lanes.SIZE - 1), rank, target, offset);
  }

  /** Shows the search every row that may be in the answer, the nearest leaves first. */
  void search(Search search) {
    if (order.size() == 0 || !search.wantsRows()) {
      return;
    }
    KdShape shape = order.shape();
    RangeTree ranges = order.ranges();
    RangeTree.Cursor cursor = ranges == null || search.acceptsAll() ? null : ranges.cursor();
    Reach reach = new Reach(search.ball(boxes.longest()), sketches);
    reach.narrow(search.threshold());
    float[] gaps = new float[Lanes.SIZE];
    NodeQueue open = new NodeQueue();
    open.add(0, 0);
    while (!open.isEmpty() && reach.toBox(open.leastGap())) {
      int node = open.take();
      if (node >= shape.inner()) {
        lookAt(node - shape.inner(), reach, search);
        continue;
      }
      boxes.gaps(node, reach.centre(), gaps);
      int first = shape.firstChild(node);
      int count = shape.children(node);
      for (int i = 0; i < count; i++) {
        if (reach.toBox(gaps[i]) && (cursor == null || search.mayAccept(cursor.to(first + i)))) {
          open.add(first + i, gaps[i]);
        }
      }
    }
  }

  private void lookAt(int leaf, Reach reach, Search search) {
    if (!reach.toLeaf(leaf)) {
      return;
    }
    float before = search.threshold();
    search.lookAtRows(leaves[leaf], order.count(leaf), order.numbers(), KdOrder.start(leaf));
    if (search.threshold() > before) {
      reach.narrow(search.threshold());
    }
  }
}
