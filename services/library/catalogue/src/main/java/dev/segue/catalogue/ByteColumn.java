package dev.segue.catalogue;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Texts of a fixed number of rows, one after the other in one growing array. It takes no memory
 * until the first text that is not empty.
 *
 * <p>One writer appends rows in order. A reader may read any row that was appended before the
 * snapshot it holds was published.
 */
final class ByteColumn {
  private static final byte[] NONE = {};
  private static final int FIRST = 1024;

  private final int rows;

  /** Where the text of each row ends; null while all are empty. */
  private volatile int @Nullable [] ends;

  // Volatile because growing replaces the array while readers still look at rows of the old one.
  private volatile byte[] bytes = NONE;

  ByteColumn(int rows) {
    this.rows = rows;
  }

  /** Appends {@code value} as row {@code row}; rows come in order, from 0. */
  void append(int row, byte[] value) {
    int[] limits = ends;
    if (limits == null) {
      if (value.length == 0) {
        return;
      }
      limits = new int[rows];
      ends = limits;
    }
    int start = row == 0 ? 0 : limits[row - 1];
    int end = Math.addExact(start, value.length);
    byte[] target = bytes;
    if (end > target.length) {
      int room = Math.max(FIRST, target.length + (target.length >> 1));
      target = Arrays.copyOf(target, Math.max(end, room));
    }
    System.arraycopy(value, 0, target, start, value.length);
    limits[row] = end;
    // The last row: no room is needed any more.
    bytes = row == rows - 1 ? Arrays.copyOf(target, end) : target;
  }

  /** The array that holds all rows, from {@link #start} to {@link #end}. Not to be modified. */
  byte[] bytes() {
    return bytes;
  }

  int start(int row) {
    return row == 0 ? 0 : end(row - 1);
  }

  int end(int row) {
    int[] limits = ends;
    return limits == null ? 0 : limits[row];
  }

  /** The byte at a place of a row, 0 to 255; −1 after its end. */
  int symbol(int row, int place) {
    int at = start(row) + place;
    return at < end(row) ? bytes[at] & 0xFF : -1;
  }

  /** What the arrays take on the heap. */
  long memory() {
    return Memory.of(bytes) + Memory.of(ends);
  }
}
