package dev.segue.query.catalogue;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Immutable numbers: a list of the different ones, and a code for each row, of one or two bytes.
 */
final class PackedColumn {
  private static final int NARROW = 1 << Byte.SIZE;

  /** By code; by row where there are no codes. */
  private final float[] values;

  private final byte @Nullable [] narrow;
  private final char @Nullable [] wide;

  private PackedColumn(float[] values, byte @Nullable [] narrow, char @Nullable [] wide) {
    this.values = values;
    this.narrow = narrow;
    this.wide = wide;
  }

  /** The numbers from {@code offset} on. {@code source} is copied, bit for bit. */
  static PackedColumn of(float[] source, int offset, int count) {
    float[] values = new float[count / 2];
    char[] codes = new char[count];
    // Open addressing with twice the places that codes may need: code + 1, or 0.
    int[] places = new int[Integer.highestOneBit(count) * 2];
    int size = 0;
    for (int row = 0; row < count; row++) {
      float value = source[offset + row];
      int bits = Float.floatToRawIntBits(value);
      int at = place(bits, places.length);
      while (places[at] != 0 && Float.floatToRawIntBits(values[places[at] - 1]) != bits) {
        at = (at + 1) & (places.length - 1);
      }
      if (places[at] == 0) {
        if (size == values.length || size == Character.MAX_VALUE) {
          // Two bytes for the code and four for half a value each are no less than the value.
          return new PackedColumn(Arrays.copyOfRange(source, offset, offset + count), null, null);
        }
        values[size++] = value;
        places[at] = size;
      }
      codes[row] = (char) (places[at] - 1);
    }
    float[] different = Arrays.copyOf(values, size);
    if (size > NARROW) {
      return new PackedColumn(different, null, codes);
    }
    byte[] bytes = new byte[count];
    for (int row = 0; row < count; row++) {
      bytes[row] = (byte) codes[row];
    }
    return new PackedColumn(different, bytes, null);
  }

  float get(int row) {
    if (narrow != null) {
      return values[narrow[row] & 0xFF];
    }
    return wide != null ? values[wide[row]] : values[row];
  }

  private static int place(int bits, int places) {
    int h = bits * 0x9E3779B9;
    return (h ^ (h >>> 15)) & (places - 1);
  }
}
