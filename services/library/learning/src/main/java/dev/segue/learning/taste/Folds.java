package dev.segue.learning.taste;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A division of rows into folds of nearly equal size, in each of which likes and dislikes are as
 * frequent as among all. Immutable.
 */
final class Folds {

  private final int[] foldOf;
  private final int count;

  private Folds(int[] foldOf, int count) {
    this.foldOf = foldOf;
    this.count = count;
  }

  static Folds stratified(RatedRows rows, int count, long seed) {
    int[] foldOf = new int[rows.size()];
    int next = 0;
    int[] order = Shuffle.of(rows.size(), new SplittableRandom(seed));
    for (boolean liked : new boolean[] {true, false}) {
      for (int row : order) {
        if (rows.liked(row) == liked) {
          foldOf[row] = next++ % count;
        }
      }
    }
    return new Folds(foldOf, count);
  }

  int count() {
    return count;
  }

  /** The rows to test with. */
  int[] inside(int fold) {
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] == fold).toArray();
  }

  /** The rows to train with. */
  int[] outside(int fold) {
    return IntStream.range(0, foldOf.length).filter(i -> foldOf[i] != fold).toArray();
  }

  @Override
  public String toString() {
    return "Folds" + Arrays.toString(foldOf);
  }
}
