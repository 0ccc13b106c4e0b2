package dev.segue.catalogue;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The ids of the rows of a block, as UTF-8. While rows are appended they are plain bytes; once all
 * are there, they are packed if that is shorter.
 *
 * <p>One writer; a reader may read any row that was appended before the snapshot it holds was
 * published.
 */
final class IdColumn {
  /** Written before {@link #open} is dropped, and read after. */
  private @Nullable PackedIds closed;

  private volatile @Nullable ByteColumn open = new ByteColumn(RowBlock.ROWS);

  /** Appends an id; rows come in order, from 0. Writer only. */
  void append(int row, byte[] id) {
    ByteColumn plain = open;
    if (plain == null) {
      throw new IllegalStateException("the block is full");
    }
    plain.append(row, id);
    if (row == RowBlock.ROWS - 1) {
      closed = PackedIds.of(plain, RowBlock.ROWS);
      if (closed != null) {
        open = null;
      }
    }
  }

  /** The byte at a place of the id, 0 to 255; −1 after its end. */
  int symbol(int row, int place) {
    ByteColumn plain = open;
    return plain == null ? packed().symbol(row, place) : plain.symbol(row, place);
  }

  byte[] bytes(int row) {
    ByteColumn plain = open;
    if (plain != null) {
      return Arrays.copyOfRange(plain.bytes(), plain.start(row), plain.end(row));
    }
    PackedIds packed = packed();
    byte[] id = new byte[packed.longest()];
    int length = 0;
    while (length < id.length) {
      int symbol = packed.symbol(row, length);
      if (symbol < 0) {
        return Arrays.copyOf(id, length);
      }
      id[length++] = (byte) symbol;
    }
    return id;
  }

  /** By unsigned bytes, as {@link Arrays#compareUnsigned(byte[], byte[])} does. */
  int compare(int row, byte[] id) {
    for (int place = 0; place < id.length; place++) {
      int difference = symbol(row, place) - (id[place] & 0xFF);
      if (difference != 0) {
        return difference;
      }
    }
    return symbol(row, id.length) < 0 ? 0 : 1;
  }

  /** The same with the id of a row of another block, or of this one. */
  int compare(int row, IdColumn other, int otherRow) {
    for (int place = 0; ; place++) {
      int mine = symbol(row, place);
      int difference = mine - other.symbol(otherRow, place);
      if (difference != 0 || mine < 0) {
        return difference;
      }
    }
  }

  long memory() {
    ByteColumn plain = open;
    return plain == null ? packed().memory() : plain.memory();
  }

  private PackedIds packed() {
    PackedIds packed = closed;
    if (packed == null) {
      throw new IllegalStateException("an id column that is neither open nor packed");
    }
    return packed;
  }
}
