package dev.segue.engine.index;

/** Dot products of one vector with a block of rows. */
final class DotProducts {

  private static final int S = Lanes.SIZE;

  private DotProducts() {}

  /**
   * out[i] = sum over j of query[j] * block[j, i]
   *
   * <p>The products of a row are added in an order that depends only on the rank, so equal rows
   * have equal scores wherever they are stored.
   *
   * @param query {@linkplain Lanes#padded padded}; not modified
   * @param block of {@link Lanes}; not modified
   * @param out modified: an entry for each lane
   */
  static void of(float[] query, float[] block, float[] out) {
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
  }

  /** The first four columns, and no others. */
  private static void start(float[] query, float[] block, float[] out) {
    float a = query[0];
    float b = query[1];
    float c = query[2];
    float d = query[3];
    for (int i = 0; i < S; i++) {
      out[i] =
          (a * block[i] + b * block[i + 1 * S]) + (c * block[i + 2 * S] + d * block[i + 3 * S]);
    }
  }

  /** The fifth to the eighth. */
  private static void addFifth(float[] query, float[] block, float[] out) {
    float a = query[4];
    float b = query[5];
    float c = query[6];
    float d = query[7];
    for (int i = 0; i < S; i++) {
      out[i] +=
          (a * block[i + 4 * S] + b * block[i + 5 * S])
              + (c * block[i + 6 * S] + d * block[i + 7 * S]);
    }
  }

  /** The ninth to the twelfth. */
  private static void addNinth(float[] query, float[] block, float[] out) {
    float a = query[8];
    float b = query[9];
    float c = query[10];
    float d = query[11];
    for (int i = 0; i < S; i++) {
      out[i] +=
          (a * block[i + 8 * S] + b * block[i + 9 * S])
              + (c * block[i + 10 * S] + d * block[i + 11 * S]);
    }
  }

  private static void addOne(float q, float[] block, int at, float[] out) {
    for (int i = 0; i < S; i++) {
      out[i] += q * block[at + i];
    }
  }
}
