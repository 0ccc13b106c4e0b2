package dev.segue.query.recommend;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Splits a score, which is a sum of products, into what each product adds to it, in millionths: the
 * largest remainder method, so that what is shown adds up to the score that is shown.
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
    long[] shares = new long[query.length];
    long left = Math.round(score * MILLION);
    for (int c = 0; c < parts.length; c++) {
      parts[c] = (double) query[c] * row[c] * MILLION;
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
