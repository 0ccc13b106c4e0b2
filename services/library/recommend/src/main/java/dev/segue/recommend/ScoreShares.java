package dev.segue.recommend;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Splits a score, which is a sum of products, or a squared distance, which is one of squares, into
 * what each adds to it, in millionths: the largest remainder method, so that what is shown adds up
 * to what is shown of the whole.
 */
final class ScoreShares {
  private static final double MILLION = 1e6;

  private ScoreShares() {}

  /**
   * The shares of {@code score}, one for each component.
   *
   * @param query not modified
   * @param row not modified
   */
  static double[] of(float[] query, float[] row, double score) {
    double[] parts = new double[query.length];
    for (int c = 0; c < parts.length; c++) {
      parts[c] = (double) query[c] * row[c];
    }
    return rounded(parts, score);
  }

  /**
   * The shares of the squared distance, one for each component. They add up to 1, or are all 0
   * where both are the same.
   *
   * @param query not modified
   * @param row not modified
   */
  static double[] ofDistance(float[] query, float[] row) {
    double whole = Vectors.squaredDistance(query, row);
    double[] parts = new double[query.length];
    for (int c = 0; c < parts.length && whole > 0; c++) {
      double gap = (double) query[c] - row[c];
      parts[c] = gap * gap / whole;
    }
    return rounded(parts, whole > 0 ? 1 : 0);
  }

  private static double[] rounded(double[] addends, double sum) {
    double[] parts = new double[addends.length];
    long[] shares = new long[parts.length];
    long left = Math.round(sum * MILLION);
    for (int c = 0; c < parts.length; c++) {
      parts[c] = addends[c] * MILLION;
      shares[c] = (long) Math.floor(parts[c]);
      left -= shares[c];
    }
    Integer[] byRemainder =
        IntStream.range(0, parts.length)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer c) -> parts[c] - Math.floor(parts[c]))
                    .reversed())
            .toArray(Integer[]::new);
    // More than one round, or a negative one, where single precision is off by more than a digit.
    for (int i = 0; left != 0; i = (i + 1) % parts.length) {
      int step = left > 0 ? 1 : -1;
      shares[byRemainder[step > 0 ? i : parts.length - 1 - i]] += step;
      left -= step;
    }
    return Arrays.stream(shares).mapToDouble(share -> share / MILLION).toArray();
  }
}
