package dev.segue.engine.index;

/**
 * Builds a {@link KdSegment}: splits the rows at the median of the column in which they vary most,
 * and both halves again, until a leaf holds few enough. Rows are moved in place by C. A. R. Hoare's
 * FIND (Algorithm 65, CACM 4, 1961); it stops at equal keys, so that many equal rows do not make it
 * slow. Deterministic.
 */
final class KdSegmentBuilder {

  private static final int MOST_IN_A_LEAF = 64;
  private static final int SAMPLE = 256;

  private final int rank;
  private final int first;
  private final int end;
  private final int depth;
  private final int[] numbers;

  /** Row by row while the tree is built, then by leaf and column. */
  private final float[] values;

  private long random = 0x9E3779B97F4A7C15L;

  /**
   * Takes the rows.
   *
   * @param first first row number of the range
   * @param end one more than its last
   */
  KdSegmentBuilder(VersionedRows rows, int first, int end) {
    rank = rows.rank();
    this.first = first;
    this.end = end;
    int size = 0;
    for (int row = first; row < end; row++) {
      size += rows.contains(row) ? 1 : 0;
    }
    int levels = 0;
    while (size >> levels > MOST_IN_A_LEAF) {
      levels++;
    }
    depth = levels;
    numbers = new int[size];
    values = new float[Math.multiplyExact(size, rank)];
    int place = 0;
    for (int row = first; row < end; row++) {
      if (rows.contains(row)) {
        rows.copyRow(row, values, place * rank);
        numbers[place++] = row;
      }
    }
  }

  /** Called once. */
  KdSegment build() {
    split(0, 0);
    BoxTree boxes = new BoxTree(rank, depth);
    float[] scratch = new float[(MOST_IN_A_LEAF + 1) * rank];
    for (int leaf = 0; leaf < 1 << depth; leaf++) {
      int from = start(depth, leaf);
      int to = start(depth, leaf + 1);
      for (int place = from; place < to; place++) {
        boxes.include(leaf, values, place * rank);
      }
      turn(from, to - from, scratch);
    }
    boxes.close();
    return new KdSegment(first, end, depth, numbers, values, boxes);
  }

  /** Orders the rows of node {@code i} of a level, so that each child has its half. */
  private void split(int level, int i) {
    if (level == depth) {
      return;
    }
    int from = start(level, i);
    int to = start(level, i + 1);
    select(from, to - 1, start(level + 1, 2 * i + 1), widestColumn(from, to));
    split(level + 1, 2 * i);
    split(level + 1, 2 * i + 1);
  }

  /** The column with the greatest variance in a sample of the rows. */
  private int widestColumn(int from, int to) {
    int step = Math.max(1, (to - from) / SAMPLE);
    int widest = 0;
    double greatest = -1;
    for (int j = 0; j < rank; j++) {
      double shift = key(from, j);
      double sum = 0;
      double squares = 0;
      int count = 0;
      for (int place = from; place < to; place += step) {
        double value = key(place, j) - shift;
        sum += value;
        squares += value * value;
        count++;
      }
      double variance = squares - sum * sum / count;
      if (variance > greatest) {
        greatest = variance;
        widest = j;
      }
    }
    return widest;
  }

  /** Moves rows until those before {@code nth} have no greater key than it, those after no less. */
  private void select(int from, int last, int nth, int column) {
    int low = from;
    int high = last;
    while (low < high) {
      float pivot = pivot(low, high, column);
      int i = low;
      int j = high;
      while (i <= j) {
        while (key(i, column) < pivot) {
          i++;
        }
        while (key(j, column) > pivot) {
          j--;
        }
        if (i <= j) {
          swap(i++, j--);
        }
      }
      if (nth <= j) {
        high = j;
      } else if (nth >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  /** The median of three keys, picked at random so that no order of the rows is a bad one. */
  private float pivot(int low, int high, int column) {
    float a = key(pick(low, high), column);
    float b = key(pick(low, high), column);
    float c = key(pick(low, high), column);
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private int pick(int low, int high) {
    random ^= random << 13;
    random ^= random >>> 7;
    random ^= random << 17;
    return low + (int) (((random >>> 32) * (high - low + 1L)) >>> 32);
  }

  private void swap(int a, int b) {
    int number = numbers[a];
    numbers[a] = numbers[b];
    numbers[b] = number;
    int atA = a * rank;
    int atB = b * rank;
    for (int j = 0; j < rank; j++) {
      float value = values[atA + j];
      values[atA + j] = values[atB + j];
      values[atB + j] = value;
    }
  }

  /** From row by row to column by column. */
  private void turn(int from, int count, float[] scratch) {
    System.arraycopy(values, from * rank, scratch, 0, count * rank);
    for (int j = 0; j < rank; j++) {
      for (int i = 0; i < count; i++) {
        values[(from * rank) + j * count + i] = scratch[i * rank + j];
      }
    }
  }

  private float key(int place, int column) {
    return values[place * rank + column];
  }

  private int start(int level, int i) {
    return KdSegment.start(numbers.length, level, i);
  }
}
