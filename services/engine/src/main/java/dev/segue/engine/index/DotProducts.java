package dev.segue.engine.index;

import java.util.Arrays;

/** Dot products of one vector with a block of rows that are stored by column. */
final class DotProducts {

  private DotProducts() {}

  /**
   * out[i] = sum over j of query[j] * columns[j * stride + first + i]
   *
   * <p>The products of a row are added in an order that depends only on the rank, so equal rows
   * have equal scores wherever they are stored.
   *
   * @param query not modified
   * @param columns not modified
   * @param out modified: the first {@code count} entries
   */
  static void of(float[] query, float[] columns, int first, int stride, int count, float[] out) {
    int rank = query.length;
    int j = rank & 3;
    start(query, j, columns, first, stride, count, out);
    // Four columns at a time: a quarter of the traffic to and from `out`.
    for (; j < rank; j += 4) {
      addFour(query, j, columns, first + j * stride, stride, count, out);
    }
  }

  private static void start(
      float[] query, int some, float[] columns, int first, int stride, int count, float[] out) {
    if (some == 0) {
      Arrays.fill(out, 0, count, 0);
      return;
    }
    float q = query[0];
    for (int i = 0; i < count; i++) {
      out[i] = q * columns[first + i];
    }
    for (int j = 1; j < some; j++) {
      addOne(query[j], columns, first + j * stride, count, out);
    }
  }

  private static void addOne(float q, float[] columns, int at, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      out[i] += q * columns[at + i];
    }
  }

  private static void addFour(
      float[] query, int j, float[] columns, int at, int stride, int count, float[] out) {
    float a = query[j];
    float b = query[j + 1];
    float c = query[j + 2];
    float d = query[j + 3];
    int atB = at + stride;
    int atC = atB + stride;
    int atD = atC + stride;
    for (int i = 0; i < count; i++) {
      out[i] +=
          a * columns[at + i] + b * columns[atB + i] + c * columns[atC + i] + d * columns[atD + i];
    }
  }
}
