package dev.segue.query.catalogue;

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

  /** Where the code of each place begins among the bits of a row. */
  private final int[] offsets;

  private final long[] masks;
  private final int width;
  private final long[] words;

  private PackedIds(short[][] symbols, int[] offsets, long[] masks, int width, long[] words) {
    this.symbols = symbols;
    this.offsets = offsets;
    this.masks = masks;
    this.width = width;
    this.words = words;
  }

  /** The first {@code rows} texts of a column; null if they would be no shorter. */
  static @Nullable PackedIds of(ByteColumn column, int rows) {
    int longest = 0;
    for (int row = 0; row < rows; row++) {
      longest = Math.max(longest, column.end(row) - column.start(row));
    }
    if (longest > LONGEST) {
      return null;
    }
    short[][] symbols = new short[longest][];
    int[][] codes = new int[longest][];
    int[] offsets = new int[longest];
    long[] masks = new long[longest];
    int width = 0;
    for (int place = 0; place < longest; place++) {
      symbols[place] = symbols(column, rows, place);
      codes[place] = codes(symbols[place]);
      int bits = Bits.width(symbols[place].length - 1);
      offsets[place] = width;
      masks[place] = Bits.mask(bits);
      width += bits;
    }
    if ((long) width * rows >= column.memory() * Byte.SIZE) {
      return null;
    }
    long[] words = Bits.room((long) width * rows);
    for (int row = 0; row < rows; row++) {
      for (int place = 0; place < longest; place++) {
        int code = codes[place][column.symbol(row, place) + 1];
        Bits.write(words, (long) row * width + offsets[place], code);
      }
    }
    return new PackedIds(symbols, offsets, masks, width, words);
  }

  /** The byte at a place of a text, 0 to 255; −1 after its end. */
  int symbol(int row, int place) {
    if (place >= symbols.length) {
      return END;
    }
    long bits = Bits.read(words, (long) row * width + offsets[place]);
    return symbols[place][(int) (bits & masks[place])];
  }

  /** No text is longer. */
  int longest() {
    return symbols.length;
  }

  /** What it takes on the heap. */
  long memory() {
    long bytes = Memory.of(words) + Memory.of(offsets) + Memory.of(masks);
    for (short[] some : symbols) {
      bytes += (long) some.length * Short.BYTES;
    }
    return bytes;
  }

  private static short[] symbols(ByteColumn column, int rows, int place) {
    boolean[] seen = new boolean[SYMBOLS];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      int symbol = column.symbol(row, place) + 1;
      count += seen[symbol] ? 0 : 1;
      seen[symbol] = true;
    }
    short[] symbols = new short[count];
    int size = 0;
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      if (seen[symbol]) {
        symbols[size++] = (short) (symbol - 1);
      }
    }
    return symbols;
  }

  /** The place of each symbol + 1 among the symbols. */
  private static int[] codes(short[] symbols) {
    int[] codes = new int[SYMBOLS];
    for (int code = 0; code < symbols.length; code++) {
      codes[symbols[code] + 1] = code;
    }
    return codes;
  }
}
