package dev.segue.learning.taste;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How far probabilities can be believed.
 *
 * @param brier mean squared difference of probability and answer (G. Brier, 1950); 0 to 1, 0.25 for
 *     who always says one half
 * @param brierError its standard error
 * @param calibrationError expected calibration error: the mean difference of what was said and how
 *     often it was so, over {@value #BINS} bins of equally many answers
 * @param calibrationErrorError its standard error, from resampled answers
 */
public record Reliability(
    double brier, double brierError, double calibrationError, double calibrationErrorError) {
  private static final int BINS = 10;
  private static final int RESAMPLED = 200;

  static Reliability of(double[] probabilities, boolean[] liked) {
    int n = liked.length;
    if (n == 0) {
      return new Reliability(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double gap = probabilities[i] - (liked[i] ? 1 : 0);
      sum += gap * gap;
      squares += gap * gap * gap * gap;
    }
    double brier = sum / n;
    int[] order =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> probabilities[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    SplittableRandom random = new SplittableRandom(1);
    double[] resampled = new double[RESAMPLED];
    for (int r = 0; r < RESAMPLED; r++) {
      int[] drawn = new int[n];
      for (int i = 0; i < n; i++) {
        drawn[i] = random.nextInt(n);
      }
      // Places in the order, sorted, are rows by rising probability again.
      Arrays.sort(drawn);
      for (int i = 0; i < n; i++) {
        drawn[i] = order[drawn[i]];
      }
      resampled[r] = calibrationError(drawn, probabilities, liked);
    }
    double mean = Arrays.stream(resampled).average().orElse(Double.NaN);
    double variance =
        Arrays.stream(resampled).map(x -> (x - mean) * (x - mean)).sum() / (RESAMPLED - 1);
    return new Reliability(
        brier,
        Math.sqrt(Math.max(0, squares / n - brier * brier) / n),
        calibrationError(order, probabilities, liked),
        Math.sqrt(variance));
  }

  private static double calibrationError(int[] order, double[] probabilities, boolean[] liked) {
    int n = order.length;
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double gap = 0;
      for (int i = bin * n / BINS; i < (bin + 1) * n / BINS; i++) {
        gap += probabilities[order[i]] - (liked[order[i]] ? 1 : 0);
      }
      sum += Math.abs(gap);
    }
    return sum / n;
  }
}
