package dev.segue.learning.taste;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well probabilities agree with what was said: the confusion matrix at 0.5, and the area under
 * the ROC curve.
 *
 * @param truePositives liked, and said so
 * @param falsePositives disliked, but said to be liked
 * @param trueNegatives disliked, and said so
 * @param falseNegatives liked, but said to be disliked
 * @param auc the probability that a liked row has a higher probability than a disliked one, ties
 *     counting half; NaN where only one answer occurs
 * @param reliability how far the probabilities can be believed
 */
public record Scores(
    int truePositives,
    int falsePositives,
    int trueNegatives,
    int falseNegatives,
    double auc,
    Reliability reliability) {

  /**
   * Compares probabilities with answers.
   *
   * @param probabilities 0 to 1. Not modified
   * @param liked of the same length. Not modified
   */
  public static Scores of(double[] probabilities, boolean[] liked) {
    if (probabilities.length != liked.length) {
      throw new IllegalArgumentException(
          "%d probabilities cannot be held against %d answers"
              .formatted(probabilities.length, liked.length));
    }
    int[] counts = new int[4];
    for (int i = 0; i < liked.length; i++) {
      boolean said = probabilities[i] >= 0.5;
      counts[said ? (liked[i] ? 0 : 1) : (liked[i] ? 3 : 2)]++;
    }
    return new Scores(
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        auc(probabilities, liked),
        Reliability.of(probabilities, liked));
  }

  /** The standard error of {@link #auc}, after J. Hanley and B. McNeil (1982). */
  public double aucError() {
    double likes = truePositives + falseNegatives;
    double dislikes = trueNegatives + falsePositives;
    double two = auc / (2 - auc) - auc * auc;
    double both = 2 * auc * auc / (1 + auc) - auc * auc;
    double variance = auc * (1 - auc) + (likes - 1) * two + (dislikes - 1) * both;
    return Math.sqrt(Math.max(0, variance) / (likes * dislikes));
  }

  /** Number of answers. */
  public int total() {
    return truePositives + falsePositives + trueNegatives + falseNegatives;
  }

  /** Share of the answers that were right; NaN without any. */
  public double accuracy() {
    return ratio(truePositives + trueNegatives, total());
  }

  /** Of those said to be liked, the share that was; NaN where none was said to be. */
  public double precision() {
    return ratio(truePositives, truePositives + falsePositives);
  }

  /** Of the liked ones, the share that was said to be; NaN where none was liked. */
  public double recall() {
    return ratio(truePositives, truePositives + falseNegatives);
  }

  /** Harmonic mean of precision and recall; NaN where none was liked nor said to be. */
  public double f1() {
    return ratio(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives);
  }

  /** H. Mann and D. Whitney (1947), by ranks; equal probabilities share the mean of their ranks. */
  private static double auc(double[] probabilities, boolean[] liked) {
    int[] order =
        IntStream.range(0, liked.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double rankSum = 0;
    long likes = 0;
    int from = 0;
    while (from < order.length) {
      int to = from + 1;
      while (to < order.length && probabilities[order[to]] == probabilities[order[from]]) {
        to++;
      }
      double rank = (from + 1 + to) / 2.0;
      long here = Arrays.stream(order, from, to).filter(i -> liked[i]).count();
      rankSum += rank * here;
      likes += here;
      from = to;
    }
    double pairs = (double) likes * (liked.length - likes);
    return pairs == 0 ? Double.NaN : (rankSum - likes * (likes + 1) / 2.0) / pairs;
  }

  private static double ratio(int part, int whole) {
    return whole == 0 ? Double.NaN : (double) part / whole;
  }
}
