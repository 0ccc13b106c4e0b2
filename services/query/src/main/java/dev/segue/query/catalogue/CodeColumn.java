package dev.segue.query.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A code for each row of a block, 0 where there is none. It takes no memory until the first code,
 * two bytes a row while codes are small, four after that.
 *
 * <p>One writer appends; a reader may read any row that was appended before the snapshot it holds
 * was published. Whichever array it meets, those rows are the same.
 */
final class CodeColumn {
  private volatile char @Nullable [] narrow;
  private volatile int @Nullable [] wide;

  /** Writes the code of a row, once. Writer only. */
  void set(int row, int code) {
    if (code == 0) {
      return;
    }
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
    return large == null ? 0 : large[row];
  }

  private static int[] widened(char @Nullable [] small) {
    int[] large = new int[RowBlock.ROWS];
    for (int i = 0; small != null && i < small.length; i++) {
      large[i] = small[i];
    }
    return large;
  }
}
