package dev.segue.engine.index;

import java.util.Arrays;

/**
 * Between which values the {@link RangeColumns} of all rows below each node lie, a byte for each
 * end. Bytes are places in a short list of values for each column; what lies between two of them is
 * rounded outwards, so that no row is left out.
 */
final class RangeTree {

  private static final int VALUES = 256;
  private static final int SAMPLE = 1 << 14;

  private final int count;

  /** Ascending, for each column; the first and the last are its least and greatest value. */
  private final float[][] values;

  /** Those of node i are at {@code 2 * i * count}: the least of each column, then the greatest. */
  private final byte[] ends;

  private RangeTree(int count, float[][] values, byte[] ends) {
    this.count = count;
    this.values = values;
    this.ends = ends;
  }

  static RangeTree of(KdOrder order, RangeColumns columns) {
    int count = columns.count();
    int leaves = order.shape().leaves();
    float[] least = new float[Math.multiplyExact(leaves, count)];
    float[] greatest = new float[least.length];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    Arrays.fill(greatest, Float.NEGATIVE_INFINITY);
    // In the order of rows, in which columns are stored.
    for (int row = order.first(); row < order.end(); row++) {
      int place = order.place(row);
      if (place >= 0) {
        int at = KdOrder.leaf(place) * count;
        for (int c = 0; c < count; c++) {
          float value = columns.value(row, c);
          // False for NaN.
          if (value < least[at + c]) {
            least[at + c] = value;
          }
          if (value > greatest[at + c]) {
            greatest[at + c] = value;
          }
        }
      }
    }
    float[][] values = new float[count][];
    for (int c = 0; c < count; c++) {
      values[c] = values(least, greatest, c, count);
    }
    return new RangeTree(count, values, ends(values, least, greatest, order.shape(), count));
  }

  /** Bytes on the heap. */
  long memory() {
    return ends.length;
  }

  /** A view of the ranges, one node at a time. For one thread. */
  Cursor cursor() {
    return new Cursor();
  }

  /** The ends of all leaves if they are few values, else such as have equally many between them. */
  private static float[] values(float[] least, float[] greatest, int column, int count) {
    int leaves = least.length / count;
    float[] sample = new float[2 * Math.min(leaves, SAMPLE) + 2];
    float lowest = Float.POSITIVE_INFINITY;
    float highest = Float.NEGATIVE_INFINITY;
    int step = Math.max(1, leaves / SAMPLE);
    int size = 0;
    for (int leaf = 0; leaf < leaves; leaf++) {
      int at = leaf * count + column;
      if (least[at] <= greatest[at]) {
        lowest = Math.min(lowest, least[at]);
        highest = Math.max(highest, greatest[at]);
        if (leaf % step == 0 && size + 4 <= sample.length) {
          sample[size++] = least[at];
          sample[size++] = greatest[at];
        }
      }
    }
    if (size == 0) {
      return new float[] {0};
    }
    sample[size++] = lowest;
    sample[size++] = highest;
    Arrays.sort(sample, 0, size);
    int distinct = 0;
    for (int i = 0; i < size; i++) {
      if (distinct == 0 || sample[i] != sample[distinct - 1]) {
        sample[distinct++] = sample[i];
      }
    }
    if (distinct <= VALUES) {
      return Arrays.copyOf(sample, distinct);
    }
    float[] values = new float[VALUES];
    for (int i = 0; i < VALUES; i++) {
      values[i] = sample[(int) ((long) i * (distinct - 1) / (VALUES - 1))];
    }
    return values;
  }

  private static byte[] ends(
      float[][] values, float[] least, float[] greatest, KdShape shape, int count) {
    int firstLeaf = shape.inner();
    byte[] ends = new byte[Math.multiplyExact(shape.nodes(), 2 * count)];
    for (int leaf = 0; leaf < shape.leaves(); leaf++) {
      int from = leaf * count;
      int at = (firstLeaf + leaf) * 2 * count;
      for (int c = 0; c < count; c++) {
        // No value at all: the ends are the wrong way round.
        boolean none = least[from + c] > greatest[from + c];
        ends[at + c] = (byte) (none ? VALUES - 1 : notAbove(values[c], least[from + c]));
        ends[at + count + c] = (byte) (none ? 0 : notBelow(values[c], greatest[from + c]));
      }
    }
    for (int node = 0; node < firstLeaf; node++) {
      int at = node * 2 * count;
      Arrays.fill(ends, at, at + count, (byte) (VALUES - 1));
    }
    for (int node = shape.nodes() - 1; node > 0; node--) {
      int at = node * 2 * count;
      int parent = shape.parent(node) * 2 * count;
      for (int c = 0; c < count; c++) {
        ends[parent + c] = (byte) Math.min(ends[parent + c] & 0xFF, ends[at + c] & 0xFF);
        int d = count + c;
        ends[parent + d] = (byte) Math.max(ends[parent + d] & 0xFF, ends[at + d] & 0xFF);
      }
    }
    return ends;
  }

  /** The last place whose value is not above {@code value}. */
  private static int notAbove(float[] values, float value) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (values[middle] <= value) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** The first place whose value is not below {@code value}. */
  private static int notBelow(float[] values, float value) {
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] >= value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The ranges of one node after the other. */
  final class Cursor implements NodeRanges {

    private int at;

    private Cursor() {}

    Cursor to(int node) {
      at = node * 2 * count;
      return this;
    }

    @Override
    public float least(int column) {
      int low = ends[at + column] & 0xFF;
      int high = ends[at + count + column] & 0xFF;
      return low > high ? Float.POSITIVE_INFINITY : values[column][low];
    }

    @Override
    public float greatest(int column) {
      int low = ends[at + column] & 0xFF;
      int high = ends[at + count + column] & 0xFF;
      return low > high ? Float.NEGATIVE_INFINITY : values[column][high];
    }
  }
}
