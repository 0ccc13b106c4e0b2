package dev.segue.engine.index;

import java.util.SplittableRandom;

/** Rows as tests need them. */
final class RandomRows {

  private RandomRows() {}

  /** A row of length 1 without negative entries, a third of them 0; all 0 if it so happens. */
  static float[] direction(SplittableRandom random, int rank) {
    float[] row = new float[rank];
    double squares = 0;
    for (int j = 0; j < rank; j++) {
      row[j] = random.nextInt(3) == 0 ? 0 : random.nextFloat();
      squares += row[j] * row[j];
    }
    for (int j = 0; j < rank && squares > 0; j++) {
      row[j] /= (float) Math.sqrt(squares);
    }
    return row;
  }

  /** A row of any length and any signs. */
  static float[] any(SplittableRandom random, int rank) {
    float length = (float) Math.exp(random.nextDouble(-20, 5));
    float[] row = new float[rank];
    for (int j = 0; j < rank; j++) {
      row[j] = length * (2 * random.nextFloat() - 1);
    }
    return row;
  }
}
