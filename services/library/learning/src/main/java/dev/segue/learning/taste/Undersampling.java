package dev.segue.learning.taste;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Leaves out some of the more frequent answer where answers are lopsided, so that a classifier does
 * not learn to say always the same. Only ever applied to the rows that are trained with.
 */
final class Undersampling {

  /** The more frequent answer is kept up to so many times the rarer one. */
  static final double RATIO = 1.5;

  private Undersampling() {}

  /** The rows to train with, in their order; all of them where the answers are within the ratio. */
  static RatedRows of(RatedRows rows, long seed) {
    boolean frequent = rows.likes() > rows.dislikes();
    int most = (int) Math.floor(RATIO * rows.rarer());
    if (Math.max(rows.likes(), rows.dislikes()) <= most || rows.rarer() == 0) {
      return rows;
    }
    int[] kept = new int[rows.rarer() + most];
    int next = 0;
    int left = most;
    for (int row : Shuffle.of(rows.size(), new SplittableRandom(seed))) {
      if (rows.liked(row) != frequent || left-- > 0) {
        kept[next++] = row;
      }
    }
    Arrays.sort(kept);
    return rows.at(kept);
  }
}
