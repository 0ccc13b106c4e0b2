package dev.segue.catalogue;

/** Immutable numbers of 32 bits, unsigned, each in as many bits as the greatest of them needs. */
final class PackedInts {
  private final int width;
  private final long mask;
  private final long[] words;

  private PackedInts(int width, long[] words) {
    this.width = width;
    this.words = words;
    mask = Bits.mask(width);
  }

  /** A copy of the numbers. */
  static PackedInts of(int[] source) {
    int all = 0;
    for (int number : source) {
      all |= number;
    }
    int width = Bits.width(Integer.toUnsignedLong(all));
    Bits.Writer bits = new Bits.Writer((long) width * source.length);
    for (int number : source) {
      bits.add(Integer.toUnsignedLong(number), width);
    }
    return new PackedInts(width, bits.words());
  }

  int get(int i) {
    return (int) (Bits.read(words, (long) i * width) & mask);
  }

  /** What it takes on the heap. */
  long memory() {
    return Memory.of(words);
  }
}
