package dev.segue.engine.sample;

import dev.segue.engine.track.Feature;
import java.nio.ByteBuffer;

/**
 * The bytes of {@link FeatureTotals} in a state store, big-endian, always of the same length:
 *
 * <pre>
 * +---------+--------+------------------- for each of the 14 features, in order -------------------+
 * | version | tracks | count | sum       | squares   | least  | holders | greatest | holders       |
 * | 1 byte  | 8      | 8     | 16        | 16        | 8      | 8       | 8        | 8             |
 * +---------+--------+-------+-----------+-----------+--------+---------+----------+---------------+
 * </pre>
 *
 * <p>Sums are two's-complement integers, in multiples of 2<sup>-40</sup> and 2<sup>-80</sup>.
 * Holders is the number of tracks at that end of the range. Least is stored negated, as it is kept.
 */
final class FeatureTotalsFormat {

  private static final byte VERSION = 1;
  private static final int LENGTH = 1 + 8 + Feature.COUNT * 80;

  private FeatureTotalsFormat() {}

  static byte[] write(FeatureTotals totals) {
    ByteBuffer out = ByteBuffer.allocate(LENGTH).put(VERSION).putLong(totals.tracks());
    for (int f = 0; f < Feature.COUNT; f++) {
      out.putLong(totals.counts[f]);
      out.putLong(totals.sums.high(f)).putLong(totals.sums.low(f));
      out.putLong(totals.squares.high(f)).putLong(totals.squares.low(f));
      out.putDouble(totals.least.value(f)).putLong(totals.least.holders(f));
      out.putDouble(totals.greatest.value(f)).putLong(totals.greatest.holders(f));
    }
    return out.array();
  }

  static FeatureTotals read(byte[] bytes) {
    if (bytes.length != LENGTH || bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "Not totals in format %d: %d bytes, version %s"
              .formatted(VERSION, bytes.length, bytes.length == 0 ? "none" : bytes[0]));
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, LENGTH - 1);
    FeatureTotals totals = new FeatureTotals();
    totals.putTracks(in.getLong());
    for (int f = 0; f < Feature.COUNT; f++) {
      totals.counts[f] = in.getLong();
      totals.sums.set(f, in.getLong(), in.getLong());
      totals.squares.set(f, in.getLong(), in.getLong());
      totals.least.set(f, in.getDouble(), in.getLong());
      totals.greatest.set(f, in.getDouble(), in.getLong());
    }
    return totals;
  }
}
