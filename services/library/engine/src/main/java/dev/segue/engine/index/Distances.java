package dev.segue.engine.index;

/** Scores by distance of a block of rows. */
final class Distances {

  private static final int S = Lanes.SIZE;

  private Distances() {}

  /**
   * out[i] = 1 / (1 + √(sum over j of (query[j] − block[j, i])²))
   *
   * <p>The squares of a row are added in an order that depends only on the rank, so equal rows have
   * equal scores wherever they are stored. Root and quotient are rounded correctly, hence monotone.
   *
   * @param query {@linkplain Lanes#padded padded}; not modified
   * @param block of {@link Lanes}; not modified
   * @param out modified: an entry for each lane
   */
  static void scores(float[] query, float[] block, float[] out) {
    start(query, block, out);
    if (query.length > 4) {
      addFifth(query, block, out);
    }
    if (query.length > 8) {
      addNinth(query, block, out);
    }
    for (int j = 12; j < query.length; j++) {
      addOne(query[j], block, j * S, out);
    }
    for (int i = 0; i < S; i++) {
      out[i] = 1 / (1 + (float) Math.sqrt(out[i]));
    }
  }

  /** The first four columns, and no others. */
  private static void start(float[] query, float[] block, float[] out) {
    float a = query[0];
    float b = query[1];
    float c = query[2];
    float d = query[3];
    for (int i = 0; i < S; i++) {
      float s = a - block[i];
      float t = b - block[i + 1 * S];
      float u = c - block[i + 2 * S];
      float v = d - block[i + 3 * S];
      out[i] = (s * s + t * t) + (u * u + v * v);
    }
  }

  /** The fifth to the eighth. */
  private static void addFifth(float[] query, float[] block, float[] out) {
    float a = query[4];
    float b = query[5];
    float c = query[6];
    float d = query[7];
    for (int i = 0; i < S; i++) {
      float s = a - block[i + 4 * S];
      float t = b - block[i + 5 * S];
      float u = c - block[i + 6 * S];
      float v = d - block[i + 7 * S];
      out[i] += (s * s + t * t) + (u * u + v * v);
    }
  }

  /** The ninth to the twelfth. */
  private static void addNinth(float[] query, float[] block, float[] out) {
    float a = query[8];
    float b = query[9];
    float c = query[10];
    float d = query[11];
    for (int i = 0; i < S; i++) {
      float s = a - block[i + 8 * S];
      float t = b - block[i + 9 * S];
      float u = c - block[i + 10 * S];
      float v = d - block[i + 11 * S];
      out[i] += (s * s + t * t) + (u * u + v * v);
    }
  }

  private static void addOne(float q, float[] block, int at, float[] out) {
    for (int i = 0; i < S; i++) {
      float s = q - block[at + i];
      out[i] += s * s;
    }
  }
}
