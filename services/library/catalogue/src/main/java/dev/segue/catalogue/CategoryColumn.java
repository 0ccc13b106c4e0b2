package dev.segue.catalogue;

import java.util.Arrays;

/** The category of each row under one model: the number of its strongest component, −1 = none. */
final class CategoryColumn {
  private volatile byte[][] blocks = new byte[0][];
  private int size;

  /** Appends the category of the next row. Writer only. */
  void append(int component) {
    int local = size & RowBlock.MASK;
    if (local == 0) {
      byte[][] grown = Arrays.copyOf(blocks, blocks.length + 1);
      grown[blocks.length] = new byte[RowBlock.ROWS];
      blocks = grown;
    }
    blocks[size >> RowBlock.BITS][local] = (byte) component;
    size++;
  }

  /** Number of rows. Writer only. */
  int size() {
    return size;
  }

  /** What it takes on the heap. */
  long memory() {
    return (long) blocks.length * RowBlock.ROWS;
  }

  int get(int row) {
    return blocks[row >> RowBlock.BITS][row & RowBlock.MASK];
  }
}
