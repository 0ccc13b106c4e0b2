package dev.segue.engine.index;

/**
 * A k-d tree over the rows that were alive in a range of row numbers. Immutable.
 *
 * <p>The tree is complete and has no pointers: the children of node i are 2i+1 and 2i+2, and each
 * level halves the range of its parent.
 *
 * <pre>
 * node    0 | 1 2 | 3 4 5 6 | ...    boxes: rank minima, then rank maxima, of each node
 * leaf                        0 1 2 ...    the last level; leaf i has places [start(i), start(i+1))
 * values  of leaf i from start(i) * rank on: first column of all its rows, second column, ...
 * numbers one for each place
 * </pre>
 */
final class KdSegment {

  private final int first;
  private final int end;
  private final int depth;
  private final int[] numbers;
  private final float[] values;
  private final BoxTree boxes;

  /**
   * A tree that has been built.
   *
   * @param first first row number of the range
   * @param end one more than its last
   * @param depth levels above the leaves
   * @param numbers of the rows, by place; owned by the segment from now on
   * @param values by leaf, then by column; owned by the segment from now on
   */
  KdSegment(int first, int end, int depth, int[] numbers, float[] values, BoxTree boxes) {
    this.first = first;
    this.end = end;
    this.depth = depth;
    this.numbers = numbers;
    this.values = values;
    this.boxes = boxes;
  }

  int first() {
    return first;
  }

  int end() {
    return end;
  }

  /** Length of the range of row numbers, those of dead rows included. */
  int span() {
    return end - first;
  }

  /** Shows the search every row that may be in the answer, the most promising leaves first. */
  void search(Search search) {
    if (numbers.length == 0 || !search.wantsRows()) {
      return;
    }
    int rank = search.query().length;
    int firstLeaf = (1 << depth) - 1;
    BoxBound bound = new BoxBound(search.query(), boxes);
    NodeQueue open = new NodeQueue();
    open.add(0, bound.of(0));
    // Not "greater than": a row with the score of the last one kept may come before it.
    while (!open.isEmpty() && open.bestBound() >= search.threshold()) {
      int node = open.take();
      if (node >= firstLeaf) {
        int start = start(numbers.length, depth, node - firstLeaf);
        int count = start(numbers.length, depth, node - firstLeaf + 1) - start;
        search.lookAtRows(numbers, start, values, start * rank, count, count);
      } else {
        addIfPromising(2 * node + 1, bound, open, search);
        addIfPromising(2 * node + 2, bound, open, search);
      }
    }
  }

  private static void addIfPromising(int node, BoxBound bound, NodeQueue open, Search search) {
    double greatest = bound.of(node);
    if (greatest >= search.threshold()) {
      open.add(node, greatest);
    }
  }

  /** The first place of node number {@code i} of a level, if {@code size} rows are spread on it. */
  static int start(int size, int level, int i) {
    return (int) (((long) size * i) >> level);
  }
}
