package dev.segue.learning.taste;

import java.util.Random;

/** Small tables whose answers follow a rule. */
final class ToyRows {

  private ToyRows() {}

  /** Two columns; liked where the first is greater than the second, with a gap between. */
  static RatedRows separable(int n, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[n][];
    boolean[] liked = new boolean[n];
    for (int i = 0; i < n; i++) {
      liked[i] = random.nextBoolean();
      double a = random.nextDouble();
      double b = random.nextDouble() * a * 0.8;
      rows[i] = liked[i] ? new double[] {a, b} : new double[] {b, a};
    }
    return RatedRows.of(rows, liked);
  }

  /** Two columns; liked where both are high or both are low: no line divides them. */
  static RatedRows exclusiveOr(int n, long seed) {
    Random random = new Random(seed);
    double[][] rows = new double[n][];
    boolean[] liked = new boolean[n];
    for (int i = 0; i < n; i++) {
      rows[i] = new double[] {random.nextDouble(), random.nextDouble()};
      liked[i] = (rows[i][0] > 0.5) == (rows[i][1] > 0.5);
    }
    return RatedRows.of(rows, liked);
  }

  static RatedRows lopsided(int likes, int dislikes) {
    double[][] rows = new double[likes + dislikes][];
    boolean[] liked = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new double[] {i};
      liked[i] = i < likes;
    }
    return RatedRows.of(rows, liked);
  }
}
