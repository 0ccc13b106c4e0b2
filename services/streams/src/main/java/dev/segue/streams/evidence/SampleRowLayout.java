package dev.segue.streams.evidence;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of one row of a task's sample in its store.
 *
 * <pre>
 * key:   | hash of the id, unsigned, big-endian | id, UTF-8 |     value: | mark | 14 canonical values, NaN = missing |
 *        | 8 B                                  | to the end |           | 1 B  | 14 × 8 B, big-endian               |
 * </pre>
 *
 * <p>Keys in byte order are rows in sample order: the smallest hash first, then by id. The mark
 * says whether the learner has been told ({@link Mark}).
 */
final class SampleRowLayout {
  /** What the learner knows of a row. */
  enum Mark {
    /** The learner has the row as it is. */
    REPORTED(0),
    /** The learner has never heard of the row. */
    NEW(1),
    /** The row has changed since the learner was told. */
    CHANGED(2),
    /**
     * The row is in the sample no more, and the learner is yet to be told. Its values do not count.
     */
    LEFT(3);

    private static final Mark[] ALL = values();

    private final byte code; // its place in ALL

    Mark(int code) {
      this.code = (byte) code;
    }

    static Mark of(byte code) {
      return ALL[code];
    }
  }

  private static final int HASH_BYTES = Long.BYTES;
  private static final int VALUE_BYTES = 1 + Feature.COUNT * Double.BYTES;

  private SampleRowLayout() {}

  static byte[] key(long hash, String id) {
    byte[] text = id.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(HASH_BYTES + text.length).putLong(hash).put(text).array();
  }

  static String id(byte[] key) {
    return new String(key, HASH_BYTES, key.length - HASH_BYTES, StandardCharsets.UTF_8);
  }

  static byte[] value(Mark mark, FeatureVector row) {
    double[] values = new double[Feature.COUNT];
    row.copyInto(values, 0);
    ByteBuffer bytes = ByteBuffer.allocate(VALUE_BYTES).put(mark.code);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  static Mark mark(byte[] value) {
    return Mark.of(value[0]);
  }

  static FeatureVector row(byte[] value) {
    ByteBuffer bytes = ByteBuffer.wrap(value, 1, value.length - 1);
    double[] values = new double[Feature.COUNT];
    for (int f = 0; f < values.length; f++) {
      values[f] = bytes.getDouble();
    }
    return FeatureVector.of(values);
  }
}
