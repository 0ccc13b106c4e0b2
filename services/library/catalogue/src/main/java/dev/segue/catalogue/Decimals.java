package dev.segue.catalogue;

import dev.segue.engine.track.Feature;
import org.jspecify.annotations.Nullable;

/**
 * How values of a feature are whole numbers: as multiples of a decimal fraction of the unit in
 * which sources write it. A tempo of 122.036 is 122,036 thousandths. It is used only where each
 * value comes back bit for bit.
 */
final class Decimals {
  private static final int[] PARTS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
  private static final double MOST = 1 << 30;
  private static final int NAN = Float.floatToRawIntBits(Float.NaN);

  /** Stands for a missing value among multiples. */
  private static final int MISSING = Integer.MIN_VALUE;

  private final Feature feature;
  private final double parts;

  /** The least multiple; its code is 1, that of a missing value 0. */
  private final int least;

  private Decimals(Feature feature, double parts, int least) {
    this.feature = feature;
    this.parts = parts;
    this.least = least;
  }

  /** Decimals, and the codes of some values. */
  record Coded(Decimals decimals, PackedInts codes) {}

  /** The values from {@code offset} on; null if there is one that would not come back. */
  static @Nullable Coded of(Feature feature, float[] source, int offset, int count) {
    int[] multiples = new int[count];
    for (int parts : PARTS) {
      if (divide(feature, parts, source, offset, multiples)) {
        return coded(feature, parts, multiples);
      }
    }
    return null;
  }

  /** The value of a code. */
  float value(int code) {
    return code == 0 ? Float.NaN : value(feature, parts, least + code - 1);
  }

  private static float value(Feature feature, double parts, int multiple) {
    return (float) feature.canonical(multiple / parts);
  }

  private static boolean divide(
      Feature feature, double parts, float[] source, int offset, int[] multiples) {
    for (int i = 0; i < multiples.length; i++) {
      float value = source[offset + i];
      int bits = Float.floatToRawIntBits(value);
      if (bits == NAN) {
        multiples[i] = MISSING;
        continue;
      }
      double multiple = Math.rint(feature.raw(value) * parts);
      // Written so that infinity and other NaNs fail.
      if (!(Math.abs(multiple) < MOST)
          || Float.floatToRawIntBits(value(feature, parts, (int) multiple)) != bits) {
        return false;
      }
      multiples[i] = (int) multiple;
    }
    return true;
  }

  private static Coded coded(Feature feature, double parts, int[] multiples) {
    int least = Integer.MAX_VALUE;
    for (int multiple : multiples) {
      least = multiple == MISSING ? least : Math.min(least, multiple);
    }
    int[] codes = new int[multiples.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = multiples[i] == MISSING ? 0 : multiples[i] - least + 1;
    }
    return new Coded(new Decimals(feature, parts, least), PackedInts.of(codes));
  }
}
