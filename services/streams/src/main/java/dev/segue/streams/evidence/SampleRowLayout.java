package dev.segue.streams.evidence;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of one row of a task's sample in its store.
 *
 * <pre>
 * key:   | hash of the id, unsigned, big-endian | id, UTF-8 |     value: | 14 canonical values, NaN = missing |
 *        | 8 B                                  | to the end |           | 14 × 8 B, big-endian               |
 * </pre>
 *
 * <p>Keys in byte order are rows in sample order: the smallest hash first, then by id.
 */
final class SampleRowLayout {
  private static final int HASH_BYTES = Long.BYTES;
  private static final int VALUE_BYTES = Feature.COUNT * Double.BYTES;

  private SampleRowLayout() {}

  static byte[] key(long hash, String id) {
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(HASH_BYTES + text.length).putLong(hash).put(text).array();
  }

  static String id(byte[] key) {
    return new String(key, HASH_BYTES, key.length - HASH_BYTES, StandardCharsets.UTF_8);
  }

  static byte[] value(FeatureVector row) {
    double[] values = new double[Feature.COUNT];
    row.copyInto(values, 0);
    ByteBuffer bytes = ByteBuffer.allocate(VALUE_BYTES);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  static FeatureVector row(byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value);
    double[] values = new double[Feature.COUNT];
    for (int f = 0; f < values.length; f++) {
      values[f] = bytes.getDouble();
    }
    return FeatureVector.of(values);
  }
}
