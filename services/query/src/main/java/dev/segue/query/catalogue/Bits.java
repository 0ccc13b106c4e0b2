package dev.segue.query.catalogue;

/** Numbers of any number of bits, one after the other, in an array of longs. */
final class Bits {
  private Bits() {}

  /** Words for this many bits, and two more: where they end, and the one beside it. */
  static long[] room(long bits) {
    return new long[Math.toIntExact((bits + Long.SIZE - 1) / Long.SIZE) + 2];
  }

  /** The 64 bits from bit {@code at} on, the first one lowest. The caller takes what it wants. */
  static long read(long[] words, long at) {
    int word = (int) (at >>> 6);
    int shift = (int) at & 63;
    return (words[word] >>> shift) | ((words[word + 1] << 1) << (63 - shift));
  }

  /** Writes where nothing was written yet; {@code value} has no bits but its own. */
  static void write(long[] words, long at, long value) {
    int word = (int) (at >>> 6);
    int shift = (int) at & 63;
    words[word] |= value << shift;
    words[word + 1] |= (value >>> 1) >>> (63 - shift);
  }

  /** How many bits the numbers from 0 to {@code greatest} need: 0 if there is only that one. */
  static int width(long greatest) {
    return Long.SIZE - Long.numberOfLeadingZeros(greatest);
  }

  /** As many ones. */
  static long mask(int width) {
    return width == 0 ? 0 : -1L >>> (Long.SIZE - width);
  }
}
