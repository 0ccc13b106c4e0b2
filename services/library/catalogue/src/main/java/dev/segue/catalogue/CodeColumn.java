package dev.segue.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A code for each row of a block, 0 where there is none. It takes no memory until the first code,
 * two bytes a row while codes are small, four after that, and only the bits it needs once all rows
 * are there.
 *
 * <p>One writer appends; a reader may read any row that was appended before the snapshot it holds
 * was published. Whichever array it meets, those rows are the same.
 */
final class CodeColumn {
  private volatile char @Nullable [] narrow;
  private volatile int @Nullable [] wide;
  private volatile @Nullable PackedInts packed;

  /** Writes the code of a row; rows come in order, from 0. Writer only. */
  void append(int row, int code) {
    if (code != 0) {
      set(row, code);
    }
    if (row == RowBlock.ROWS - 1) {
      close();
    }
  }

  private void set(int row, int code) {
    int[] large = wide;
    if (large == null && code >>> Character.SIZE != 0) {
      large = widened(narrow);
      wide = large;
      narrow = null;
    }
    if (large != null) {
      large[row] = code;
      return;
    }
    char[] small = narrow;
    if (small == null) {
      small = new char[RowBlock.ROWS];
      narrow = small;
    }
    small[row] = (char) code;
  }

  int get(int row) {
    // Narrow first: the writer drops it only after the wide one is there.
    char[] small = narrow;
    if (small != null) {
      return small[row];
    }
    int[] large = wide;
    if (large != null) {
      return large[row];
    }
    // Last: both are dropped only after this one is there.
    PackedInts all = packed;
    return all == null ? 0 : all.get(row);
  }

  /** What the arrays take on the heap. */
  long memory() {
    PackedInts all = packed;
    return Memory.of(narrow) + Memory.of(wide) + (all == null ? 0 : all.memory());
  }

  private void close() {
    int[] large = wide;
    if (large == null && narrow == null) {
      return;
    }
    packed = PackedInts.of(large == null ? widened(narrow) : large);
    narrow = null;
    wide = null;
  }

  private static int[] widened(char @Nullable [] small) {
    int[] large = new int[RowBlock.ROWS];
    for (int i = 0; small != null && i < small.length; i++) {
      large[i] = small[i];
    }
    return large;
  }
}
