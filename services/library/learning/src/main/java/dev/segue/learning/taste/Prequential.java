package dev.segue.learning.taste;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How well the online learner does as ratings come in: each is first predicted, then learned from.
 *
 * <p>A. P. Dawid, <i>Statistical theory: the prequential approach</i> (1984).
 *
 * @param all over all ratings
 * @param later over the ratings after the first ones, as many as asked for
 */
public record Prequential(Scores all, Scores later) {

  /**
   * Runs over the rows once, in an order drawn with the seed.
   *
   * @param first ratings that {@link #later} does without
   */
  public static Prequential of(RatedRows rows, int first, long seed) {
    OnlineLogistic learner = new OnlineLogistic(new Standardizer(rows.skewed()), OnlineTaste.RATE);
    double[] probabilities = new double[rows.size()];
    boolean[] liked = new boolean[rows.size()];
    int next = 0;
    for (int row : Shuffle.of(rows.size(), new SplittableRandom(seed))) {
      probabilities[next] = learner.probability(rows.shared(row));
      liked[next++] = rows.liked(row);
      learner.learn(rows.shared(row), rows.liked(row));
    }
    int from = Math.min(first, next);
    return new Prequential(
        Scores.of(probabilities, liked),
        Scores.of(
            Arrays.copyOfRange(probabilities, from, next), Arrays.copyOfRange(liked, from, next)));
  }
}
