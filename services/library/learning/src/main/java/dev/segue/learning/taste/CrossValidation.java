package dev.segue.learning.taste;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How well a method does on rows that it was not trained with: each fold in turn is left out of the
 * training and answered, and all answers are counted together.
 */
public final class CrossValidation {

  private CrossValidation() {}

  /**
   * Validates one method. Folds are stratified; training parts are undersampled where lopsided.
   *
   * @param rows at least two liked and two disliked ones
   * @param folds wanted, at least 2; fewer where the rarer answer does not occur as often
   * @throws IllegalArgumentException if there are too few rows or folds
   */
  public static Scores of(RatedRows rows, Method method, int folds, long seed) {
    return trial(rows, method, method, folds, seed).scores();
  }

  /**
   * Validates one method as {@link #of} does, and calibrates it: the answers in each fold by those
   * in all others, so that none has a part in its own calibration.
   *
   * @param method what is validated
   * @param trained what is trained in its place, such as a lighter one
   */
  static Trial trial(RatedRows rows, Method method, Method trained, int folds, long seed) {
    if (folds < 2 || rows.rarer() < 2) {
      throw new IllegalArgumentException(
          "Cross-validation needs 2 folds, 2 likes and 2 dislikes; here are %d, %d and %d"
              .formatted(folds, rows.likes(), rows.dislikes()));
    }
    Folds division = Folds.stratified(rows, Math.min(folds, rows.rarer()), seed);
    double[] probabilities = new double[rows.size()];
    boolean[] liked = new boolean[rows.size()];
    for (int fold = 0; fold < division.count(); fold++) {
      RatedRows training = Undersampling.of(rows.at(division.outside(fold)), seed + fold);
      Classifier classifier = trained.train(training, seed + fold);
      for (int row : division.inside(fold)) {
        probabilities[row] = classifier.probability(rows.shared(row));
        liked[row] = rows.liked(row);
      }
    }
    double[] calibrated = new double[rows.size()];
    for (int fold = 0; fold < division.count(); fold++) {
      int[] others = division.outside(fold);
      Calibration calibration = calibration(probabilities, liked, others);
      for (int row : division.inside(fold)) {
        calibrated[row] = calibration.apply(probabilities[row]);
      }
    }
    return new Trial(method, Scores.of(calibrated, liked), Calibration.of(probabilities, liked));
  }

  private static Calibration calibration(double[] probabilities, boolean[] liked, int[] rows) {
    boolean[] chosen = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = liked[rows[i]];
    }
    return Calibration.of(
        Arrays.stream(rows).mapToDouble(row -> probabilities[row]).toArray(), chosen);
  }

  /** Validates several methods on the same folds. */
  public static List<Trial> each(RatedRows rows, List<Method> methods, int folds, long seed) {
    return methods.stream().map(m -> trial(rows, m, m, folds, seed)).toList();
  }

  /**
   * The trial with the greatest AUC; among equals the one with more right answers, then the first.
   */
  public static Trial best(List<Trial> trials) {
    Trial best = trials.get(0);
    Comparator<Trial> order =
        Comparator.<Trial>comparingDouble(t -> t.scores().auc())
            .thenComparingDouble(t -> t.scores().accuracy());
    for (Trial trial : trials) {
      if (order.compare(trial, best) > 0) {
        best = trial;
      }
    }
    return best;
  }

  /**
   * A method, and how it did.
   *
   * @param method what was tried
   * @param scores on rows that it was not trained with
   * @param calibration what brings its probabilities to how often they come true
   */
  public record Trial(Method method, Scores scores, Calibration calibration) {}
}
