package dev.segue.engine.index;

/** Scores by distance of a block of rows that are stored by column. */
final class Distances {

  private Distances() {}

  /**
   * out[i] = 1 / (1 + √(sum over j of (query[j] − columns[j * stride + first + i])²))
   *
   * <p>The squares of a row are added in the order of the columns, so equal rows have equal scores
   * wherever they are stored. Root and quotient are rounded correctly, hence monotone.
   *
   * @param query not modified
   * @param columns not modified
   * @param out modified: the first {@code count} entries
   */
  static void scores(
      float[] query, float[] columns, int first, int stride, int count, float[] out) {
    int j = query.length & 1;
    if (j == 1) {
      one(query[0], columns, first, count, out);
    } else {
      start(query[0], query[1], columns, first, first + stride, count, out);
      j = 2;
    }
    for (; j < query.length; j += 2) {
      int at = first + j * stride;
      addTwo(query[j], query[j + 1], columns, at, at + stride, count, out);
    }
    for (int i = 0; i < count; i++) {
      out[i] = 1 / (1 + (float) Math.sqrt(out[i]));
    }
  }

  private static void one(float q, float[] columns, int at, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      float a = q - columns[at + i];
      out[i] = a * a;
    }
  }

  private static void start(
      float q, float r, float[] columns, int at, int next, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      float a = q - columns[at + i];
      float b = r - columns[next + i];
      out[i] = a * a + b * b;
    }
  }

  private static void addTwo(
      float q, float r, float[] columns, int at, int next, int count, float[] out) {
    for (int i = 0; i < count; i++) {
      float a = q - columns[at + i];
      float b = r - columns[next + i];
      out[i] += a * a + b * b;
    }
  }
}
