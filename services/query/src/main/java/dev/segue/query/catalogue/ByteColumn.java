package dev.segue.query.catalogue;

import java.util.Arrays;

/**
 * Texts of a fixed number of rows, one after the other in one growing array.
 *
 * <p>One writer appends rows in order. A reader may read any row that was appended before the
 * snapshot it holds was published.
 */
final class ByteColumn {
  private final int[] ends;
  // Volatile because growing replaces the array while readers still look at rows of the old one.
  private volatile byte[] bytes = new byte[1024];

  ByteColumn(int rows) {
    ends = new int[rows];
  }

  /** Appends {@code value} as row {@code row}; rows come in order, from 0. */
  void append(int row, byte[] value) {
    int start = start(row);
    int end = Math.addExact(start, value.length);
    byte[] target = bytes;
    if (end > target.length) {
      target = Arrays.copyOf(target, Math.max(end, target.length + (target.length >> 1)));
    }
    System.arraycopy(value, 0, target, start, value.length);
    ends[row] = end;
    // The last row: no room is needed any more.
    bytes = row == ends.length - 1 ? Arrays.copyOf(target, end) : target;
  }

  /** The array that holds all rows, from {@link #start} to {@link #end}. Not to be modified. */
  byte[] bytes() {
    return bytes;
  }

  int start(int row) {
    return row == 0 ? 0 : ends[row - 1];
  }

  int end(int row) {
    return ends[row];
  }
}
