package dev.segue.engine.index;

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
    float[] scratch = new float[0];
    for (int leaf = 0; leaf < order.leaves(); leaf++) {
      int from = order.start(leaf);
      int count = order.start(leaf + 1) - from;
      for (int place = from; place < from + count; place++) {
        boxes.include(leaf, values, place * rank);
      }
      if (scratch.length < count * rank) {
        scratch = new float[count * rank];
      }
      turn(values, from * rank, rank, count, scratch);
    }
    boxes.close();
    return new KdSegment(order, rank, values, boxes);
  }

  /** A tree of the same order, with other values. Asks the source for rows of the tree only. */
  static KdSegment reordered(KdOrder order, int rank, RowSource source) {
    float[] values = new float[Math.multiplyExact(order.size(), rank)];
    for (int row = order.first(); row < order.end(); row++) {
      int place = order.place(row);
      if (place >= 0) {
        source.copyRow(row, values, place * rank);
      }
    }
    return of(order, rank, values);
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
    open.add(0, bound.of(0));
    // Not "greater than": a row with the score of the last one kept may come before it.
    while (!open.isEmpty() && open.bestBound() >= search.threshold()) {
      int node = open.take();
      if (node >= firstLeaf) {
        int start = order.start(node - firstLeaf);
        int count = order.start(node - firstLeaf + 1) - start;
        search.lookAtRows(order.numbers(), start, values, start * rank, count, count);
      } else {
        for (int child = 2 * node + 1; child <= 2 * node + 2; child++) {
          double greatest = bound.of(child);
          if (greatest >= search.threshold()
              && (cursor == null || search.mayAccept(cursor.to(child)))) {
            open.add(child, greatest);
          }
        }
      }
    }
  }
}
