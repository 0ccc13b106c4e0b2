package dev.segue.catalogue;

import dev.segue.engine.track.Feature;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Immutable values of a feature, bit for bit, in whichever of three ways is shortest: each
 * different value once and a code of it for each row; multiples of a decimal fraction; the bits
 * themselves. Codes have as many bits as they need.
 */
final class PackedColumn {
  private static final float[] NONE = {};

  private final PackedInts codes;

  /** By code; empty where codes mean something else. */
  private final float[] values;

  /** What codes mean otherwise; without it they are the values' own bits. */
  private final @Nullable Decimals decimals;

  private PackedColumn(PackedInts codes, float[] values, @Nullable Decimals decimals) {
    this.codes = codes;
    this.values = values;
    this.decimals = decimals;
  }

  /** The values from {@code offset} on, which are copied. */
  static PackedColumn of(Feature feature, float[] source, int offset, int count) {
    PackedColumn listed = listed(source, offset, count);
    if (listed != null && listed.values.length * Float.BYTES <= count / Byte.SIZE) {
      // The list itself takes a bit a row or less: decimals would hardly be shorter.
      return listed;
    }
    Decimals.Coded coded = Decimals.of(feature, source, offset, count);
    PackedColumn decimal =
        coded == null ? null : new PackedColumn(coded.codes(), NONE, coded.decimals());
    if (decimal != null && (listed == null || decimal.memory() < listed.memory())) {
      return decimal;
    }
    return listed != null ? listed : plain(source, offset, count);
  }

  float get(int row) {
    int code = codes.get(row);
    if (values.length > 0) {
      return values[code];
    }
    return decimals != null ? decimals.value(code) : Float.intBitsToFloat(code);
  }

  /** What it takes on the heap. */
  long memory() {
    return codes.memory() + Memory.of(values);
  }

  private static PackedColumn plain(float[] source, int offset, int count) {
    int[] bits = new int[count];
    for (int row = 0; row < count; row++) {
      bits[row] = Float.floatToRawIntBits(source[offset + row]);
    }
    return new PackedColumn(PackedInts.of(bits), NONE, null);
  }

  /** Null if a list would be no shorter than the values. */
  private static @Nullable PackedColumn listed(float[] source, int offset, int count) {
    float[] values = new float[Math.max(1, count / 2)];
    int[] codes = new int[count];
    // Open addressing with at least twice the places that codes may need: code + 1, or 0.
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
        if (size == values.length) {
          return null;
        }
        values[size++] = value;
        places[at] = size;
      }
      codes[row] = places[at] - 1;
    }
    return new PackedColumn(PackedInts.of(codes), Arrays.copyOf(values, size), null);
  }

  private static int place(int bits, int places) {
    int h = bits * 0x9E3779B9;
    return (h ^ (h >>> 15)) & (places - 1);
  }
}
