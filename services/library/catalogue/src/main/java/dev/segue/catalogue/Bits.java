package dev.segue.catalogue;

/** Numbers of any number of bits, one after the other, in an array of longs. */
final class Bits {
  private Bits() {}

  /** The 64 bits from bit {@code at} on, the first one lowest. The caller takes what it wants. */
  static long read(long[] words, long at) {
    int word = (int) (at >>> 6);
    int shift = (int) at & 63;
    return (words[word] >>> shift) | ((words[word + 1] << 1) << (63 - shift));
  }

  /** How many bits the numbers from 0 to {@code greatest} need: 0 if there is only that one. */
  static int width(long greatest) {
    return Long.SIZE - Long.numberOfLeadingZeros(greatest);
  }

  /** As many ones. */
  static long mask(int width) {
    return width == 0 ? 0 : -1L >>> (Long.SIZE - width);
  }

  /** Writes numbers one after the other. */
  static final class Writer {
    private final long[] words;
    private int at;
    private long open;
    private int filled;

    /** Room for this many bits, and for what {@link #read} looks at beside a number. */
    Writer(long bits) {
      words = new long[Math.toIntExact(bits / Long.SIZE) + 2];
    }

    /**
     * Adds a number.
     *
     * @param width its bits, 0 to 63; it has no others
     */
    void add(long number, int width) {
      open |= number << filled;
      filled += width;
      if (filled >= Long.SIZE) {
        words[at++] = open;
        filled -= Long.SIZE;
        open = number >>> (width - filled);
      }
    }

    /** All of them. The last call. */
    long[] words() {
      words[at] = open;
      return words;
    }
  }
}
