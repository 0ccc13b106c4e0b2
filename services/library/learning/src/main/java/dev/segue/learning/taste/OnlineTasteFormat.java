package dev.segue.learning.taste;

import dev.segue.engine.track.Feature;
import java.nio.ByteBuffer;

/**
 * The bytes of an {@link OnlineTaste} in a state store, big-endian, always of the same length:
 *
 * <pre>
 * +---------+-------+----------+-- for each of the 14 features --+-- for each of the 120 terms --+
 * | version | likes | dislikes | count | mean | sum of squares   | weight | sum of gradients²    |
 * | 1 byte  | 4     | 4        | 4     | 8    | 8                | 4      | 4                    |
 * +---------+-------+----------+-------+------+------------------+--------+----------------------+
 * </pre>
 *
 * <p>Terms are the constant, the features, and their products in the order of rows of a triangle
 * with diagonal. Which features are read by their logarithm, and the rate, belong to the version.
 */
final class OnlineTasteFormat {

  static final int LENGTH = 1 + 4 + 4 + 14 * 20 + 120 * 8;

  private static final byte VERSION = 1;
  private static final int TERMS = OnlineLogistic.terms(Feature.COUNT);

  private OnlineTasteFormat() {}

  static byte[] write(OnlineTaste taste) {
    Standardizer standardizer = taste.learner.standardizer;
    ByteBuffer out =
        ByteBuffer.allocate(LENGTH).put(VERSION).putInt(taste.likes()).putInt(taste.dislikes());
    for (int f = 0; f < Feature.COUNT; f++) {
      out.putInt(standardizer.counts[f])
          .putDouble(standardizer.means[f])
          .putDouble(standardizer.squares[f]);
    }
    for (int t = 0; t < TERMS; t++) {
      out.putFloat(taste.learner.weights[t]).putFloat(taste.learner.moved[t]);
    }
    return out.array();
  }

  static OnlineTaste read(byte[] bytes) {
    if (bytes.length != LENGTH || bytes[0] != VERSION) {
      throw new IllegalArgumentException(
          "Not a taste in format %d: %d bytes, version %s"
              .formatted(VERSION, bytes.length, bytes.length == 0 ? "none" : bytes[0]));
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, LENGTH - 1);
    int likes = in.getInt();
    int dislikes = in.getInt();
    Standardizer standardizer = new Standardizer(RatedRows.skewedFeatures());
    for (int f = 0; f < Feature.COUNT; f++) {
      standardizer.counts[f] = in.getInt();
      standardizer.means[f] = in.getDouble();
      standardizer.squares[f] = in.getDouble();
    }
    OnlineLogistic learner = new OnlineLogistic(standardizer, OnlineTaste.RATE);
    for (int t = 0; t < TERMS; t++) {
      learner.weights[t] = in.getFloat();
      learner.moved[t] = in.getFloat();
    }
    return new OnlineTaste(learner, likes, dislikes);
  }
}
