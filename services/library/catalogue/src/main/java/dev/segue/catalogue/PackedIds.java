package dev.segue.catalogue;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Immutable texts, packed by what occurs at each place: a place where all have the same byte takes
 * nothing, one where they have hexadecimal digits takes four bits. The end of a text is one more
 * symbol that may occur at a place. So texts of one kind, such as the identifiers of one source,
 * take what they need whatever that kind is: 22 digits of base 62 take 16.5 bytes.
 */
final class PackedIds {
  /** A text of this length and one more byte is not packed. */
  private static final int LONGEST = 128;

  private static final int SYMBOLS = 257;
  private static final int END = -1;

  /** The symbols that occur at each place, ascending: bytes from 0 to 255, −1 after the end. */
  private final short[][] symbols;

  /** Where the code of each place begins among the bits of a row, and where the row ends. */
  private final int[] offsets;

  private final long[] words;

  private PackedIds(short[][] symbols, int[] offsets, long[] words) {
    this.symbols = symbols;
    this.offsets = offsets;
    this.words = words;
  }

  /** The first {@code rows} texts of a column; null if they would be no shorter. */
  static @Nullable PackedIds of(ByteColumn column, int rows) {
    int longest = 0;
    int shortest = Integer.MAX_VALUE;
    for (int row = 0; row < rows; row++) {
      int length = column.end(row) - column.start(row);
      longest = Math.max(longest, length);
      shortest = Math.min(shortest, length);
    }
    if (longest > LONGEST) {
      return null;
    }
    short[][] symbols = symbols(column, rows, shortest, longest);
    short[][] codes = new short[longest][];
    int[] offsets = new int[longest + 1];
    for (int place = 0; place < longest; place++) {
      codes[place] = codes(symbols[place]);
      offsets[place + 1] = offsets[place] + Bits.width(symbols[place].length - 1);
    }
    long all = (long) offsets[longest] * rows;
    if (all >= column.memory() * Byte.SIZE) {
      return null;
    }
    Bits.Writer bits = new Bits.Writer(all);
    byte[] bytes = column.bytes();
    int start = 0;
    for (int row = 0; row < rows; row++) {
      int end = column.end(row);
      for (int place = 0; place < longest; place++) {
        int symbol = start + place < end ? bytes[start + place] & 0xFF : END;
        bits.add(codes[place][symbol + 1], offsets[place + 1] - offsets[place]);
      }
      start = end;
    }
    return new PackedIds(symbols, offsets, bits.words());
  }

  /** The byte at a place of a text, 0 to 255; −1 after its end. */
  int symbol(int row, int place) {
    if (place >= symbols.length) {
      return END;
    }
    int first = offsets[place];
    long bits = Bits.read(words, (long) row * offsets[symbols.length] + first);
    return symbols[place][(int) (bits & Bits.mask(offsets[place + 1] - first))];
  }

  /** No text is longer. */
  int longest() {
    return symbols.length;
  }

  /** What it takes on the heap. */
  long memory() {
    long bytes = Memory.of(words) + Memory.of(offsets);
    for (short[] some : symbols) {
      bytes += (long) some.length * Short.BYTES;
    }
    return bytes;
  }

  private static short[][] symbols(ByteColumn column, int rows, int shortest, int longest) {
    boolean[][] seen = new boolean[longest][SYMBOLS];
    byte[] bytes = column.bytes();
    int start = 0;
    for (int row = 0; row < rows; row++) {
      int end = column.end(row);
      for (int at = start; at < end; at++) {
        seen[at - start][(bytes[at] & 0xFF) + 1] = true;
      }
      start = end;
    }
    short[][] symbols = new short[longest][];
    for (int place = 0; place < longest; place++) {
      seen[place][0] = place >= shortest;
      symbols[place] = listed(seen[place]);
    }
    return symbols;
  }

  private static short[] listed(boolean[] seen) {
    short[] symbols = new short[SYMBOLS];
    int size = 0;
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      if (seen[symbol]) {
        symbols[size++] = (short) (symbol - 1);
      }
    }
    return Arrays.copyOf(symbols, size);
  }

  /** The place of each symbol + 1 among the symbols. */
  private static short[] codes(short[] symbols) {
    short[] codes = new short[SYMBOLS];
    for (int code = 0; code < symbols.length; code++) {
      codes[symbols[code] + 1] = (short) code;
    }
    return codes;
  }
}
