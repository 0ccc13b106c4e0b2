package dev.segue.engine.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link KdSegment}: splits the rows in the column in which they vary most, about in the
 * middle, and both halves again, until a leaf holds all of a part. The split column of {@link
 * RangeColumns} takes part as one column more. The first half is a power of two, so that leaves are
 * full, and those below a node of the {@link KdShape} come one after the other. Rows are moved in
 * place by C. A. R. Hoare's FIND (Algorithm 65, CACM 4, 1961); it stops at equal keys, so that many
 * equal rows do not make it slow. Deterministic.
 */
final class KdSegmentBuilder {

  private static final int SAMPLE = 256;

  private final int rank;
  private final int first;
  private final int end;
  private final RangeColumns columns;
  private int[] numbers;

  /** Row by row, in blocks of one leaf each. */
  private float[][] values;

  /** The split column, weighted, by place, in blocks of 64; null without one. */
  private float @Nullable [][] extra;

  private int size;
  private long random = 0x9E3779B97F4A7C15L;

  /**
   * A tree without rows.
   *
   * @param first first row number of the range
   * @param end one more than its last
   * @param size number of rows that will be added, or a little more
   */
  KdSegmentBuilder(int rank, int first, int end, int size, RangeColumns columns) {
    this.rank = rank;
    this.first = first;
    this.end = end;
    this.columns = columns;
    numbers = new int[size];
    values = new float[Lanes.blocks(size)][];
    Arrays.setAll(values, leaf -> Lanes.block(rank));
  }

  /** Adds a row of the range. */
  void add(int number, float[] row) {
    System.arraycopy(row, 0, block(size), at(size), rank);
    numbers[size++] = number;
  }

  /** Adds the rows {@code from} to {@code to}, exclusive, of a source that are there. */
  void addAll(RowSource source, int from, int to) {
    for (int row = from; row < to; row++) {
      if (source.contains(row)) {
        source.copyRow(row, block(size), at(size));
        numbers[size++] = row;
      }
    }
  }

  /** Called once. */
  KdSegment build() {
    if (size < numbers.length) {
      numbers = Arrays.copyOf(numbers, size);
      values = Arrays.copyOf(values, Lanes.blocks(size));
    }
    extra = extra();
    split(0, size);
    extra = null;
    return KdSegment.of(new KdOrder(first, end, numbers, columns), rank, values);
  }

  private float @Nullable [][] extra() {
    int column = columns.splitColumn();
    if (column < 0 || size <= Lanes.SIZE) {
      return null;
    }
    float weight = (float) (columns.splitWeight() * typicalLength());
    float[][] keys = new float[values.length][Lanes.SIZE];
    for (int place = 0; place < size; place++) {
      float value = columns.value(numbers[place], column);
      // Rows without a value have to be somewhere. They pass no filter on it.
      keys[place >> Lanes.BITS][place & (Lanes.SIZE - 1)] = Float.isNaN(value) ? 0 : value * weight;
    }
    return keys;
  }

  /** The root of the mean squared length of a sample of the rows. */
  private double typicalLength() {
    int step = Math.max(1, size / (16 * SAMPLE));
    double squares = 0;
    int count = 0;
    for (int place = 0; place < size; place += step) {
      for (int j = 0; j < rank; j++) {
        double value = block(place)[at(place) + j];
        squares += value * value;
      }
      count++;
    }
    return Math.sqrt(squares / count);
  }

  /** Orders the rows of places {@code from} to {@code to}, exclusive, leaf by leaf. */
  private void split(int from, int to) {
    if (to - from <= Lanes.SIZE) {
      return;
    }
    int middle = from + Integer.highestOneBit(to - from - 1);
    int column = widestColumn(from, to);
    if (column < rank) {
      select(from, to - 1, middle, values, rank, column);
    } else if (extra != null) {
      select(from, to - 1, middle, extra, 1, 0);
    }
    split(from, middle);
    split(middle, to);
  }

  /** The column with the greatest variance in a sample of the rows; the rank for the extra one. */
  private int widestColumn(int from, int to) {
    int widest = 0;
    double greatest = -1;
    for (int j = 0; j < rank; j++) {
      double variance = variance(from, to, values, rank, j);
      if (variance > greatest) {
        greatest = variance;
        widest = j;
      }
    }
    return extra != null && variance(from, to, extra, 1, 0) > greatest ? rank : widest;
  }

  /** Times the number of rows in the sample. */
  private static double variance(int from, int to, float[][] keys, int stride, int column) {
    int step = Math.max(1, (to - from) / SAMPLE);
    double shift = key(keys, from, stride, column);
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int place = from; place < to; place += step) {
      double value = key(keys, place, stride, column) - shift;
      sum += value;
      squares += value * value;
      count++;
    }
    return squares - sum * sum / count;
  }

  /**
   * Moves rows until those before {@code nth} have no greater key than it, those after no less. The
   * key of a place is number {@code column} of {@code stride}.
   */
  private void select(int from, int last, int nth, float[][] keys, int stride, int column) {
    int low = from;
    int high = last;
    while (low < high) {
      float a = key(keys, pick(low, high), stride, column);
      float b = key(keys, pick(low, high), stride, column);
      float c = key(keys, pick(low, high), stride, column);
      // The median of three, picked at random so that no order of the rows is a bad one.
      float pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
      int i = low;
      int j = high;
      while (i <= j) {
        while (key(keys, i, stride, column) < pivot) {
          i++;
        }
        while (key(keys, j, stride, column) > pivot) {
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
    if (extra != null) {
      swap(extra, a, b, 1);
    }
    swap(values, a, b, rank);
  }

  private static void swap(float[][] keys, int a, int b, int stride) {
    float[] blockA = keys[a >> Lanes.BITS];
    float[] blockB = keys[b >> Lanes.BITS];
    int atA = (a & (Lanes.SIZE - 1)) * stride;
    int atB = (b & (Lanes.SIZE - 1)) * stride;
    for (int j = 0; j < stride; j++) {
      float value = blockA[atA + j];
      blockA[atA + j] = blockB[atB + j];
      blockB[atB + j] = value;
    }
  }

  private static float key(float[][] keys, int place, int stride, int column) {
    return keys[place >> Lanes.BITS][(place & (Lanes.SIZE - 1)) * stride + column];
  }

  private float[] block(int place) {
    return values[place >> Lanes.BITS];
  }

  private int at(int place) {
    return (place & (Lanes.SIZE - 1)) * rank;
  }
}
