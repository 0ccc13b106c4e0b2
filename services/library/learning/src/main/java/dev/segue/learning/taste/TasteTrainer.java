package dev.segue.learning.taste;

import dev.segue.learning.taste.CrossValidation.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses and trains the classifier of one listener.
 *
 * <p>With few ratings it is the online learner, trained on them in several passes, so that what was
 * disliked is below what was liked whatever came last, and brought towards the share of likes. From
 * {@value #ENOUGH} ratings on, {@value #RARER} of each answer among them, all kinds are tried by
 * cross-validation and the one with the greatest AUC is trained on everything. Where one answer is
 * more than one and a half times as frequent as the other, the surplus is left out of what is
 * trained with. What was validated calibrates the probabilities of what is trained.
 *
 * <p>Time is bounded: kinds are compared on the latest {@value #COMPARED} ratings, forests with a
 * quarter of their trees, and what was chosen is trained on the latest {@value #MOST}.
 *
 * <p>Same ratings in the same order, same seed: same model. So a model need not be stored; {@link
 * #again} trains what was chosen without choosing anew.
 */
public final class TasteTrainer {

  /** Ratings from which on a classifier is chosen. */
  public static final int ENOUGH = 50;

  /** Likes, and dislikes, that these must contain. */
  public static final int RARER = 10;

  /** The latest ratings, so many at most, are trained on. */
  public static final int MOST = 2_000;

  private static final int COMPARED = 600;
  private static final int PASSES = 50;
  private static final int FOLDS = 5;

  private TasteTrainer() {}

  /**
   * Chooses and trains.
   *
   * @param ratings in the order in which they came, at least one
   * @param version the number of the model, for its sentence
   * @throws IllegalArgumentException if there is no rating
   */
  public static TasteModel train(List<Rating> ratings, int version, long seed) {
    RatedRows rows = checked(ratings);
    if (rows.size() < ENOUGH || rows.rarer() < RARER) {
      int passes = Math.max(1, Math.min(PASSES, MOST / rows.size()));
      Method online = new Method.Online(OnlineTaste.RATE, passes);
      Classifier classifier = online.train(rows, seed);
      return new TasteModel(
          version,
          online,
          rows,
          List.of(),
          row -> Calibration.shrunk(classifier.probability(row), rows.likes(), rows.dislikes()));
    }
    RatedRows latest = RatedRows.of(latest(ratings, COMPARED));
    RatedRows compared = latest.rarer() < RARER ? rows : latest;
    List<Trial> trials = new ArrayList<>();
    for (Method.Kind kind : Method.Kind.values()) {
      Method method = kind.standard();
      trials.add(CrossValidation.trial(compared, method, method.lighter(), FOLDS, seed));
    }
    return again(ratings, CrossValidation.best(trials).method(), trials, version, seed);
  }

  /**
   * Trains what was chosen before, as after a restart.
   *
   * @param ratings at least one like and one dislike
   * @param method what was chosen
   * @param trials how the choice came about; may be empty
   */
  public static TasteModel again(
      List<Rating> ratings, Method method, List<Trial> trials, int version, long seed) {
    RatedRows rows = checked(ratings);
    if (rows.rarer() == 0) {
      throw new IllegalArgumentException(
          "A %s needs a like and a dislike; here are %d and %d"
              .formatted(method.kind().title(), rows.likes(), rows.dislikes()));
    }
    Classifier classifier = method.train(Undersampling.of(rows, seed), seed);
    Calibration calibration =
        trials.stream()
            .filter(trial -> trial.method().equals(method))
            .map(Trial::calibration)
            .findFirst()
            .orElse(Calibration.NONE);
    return new TasteModel(
        version, method, rows, trials, row -> calibration.apply(classifier.probability(row)));
  }

  private static RatedRows checked(List<Rating> ratings) {
    if (ratings.isEmpty()) {
      throw new IllegalArgumentException("There is nothing to learn from without a rating");
    }
    return RatedRows.of(latest(ratings, MOST));
  }

  private static List<Rating> latest(List<Rating> ratings, int most) {
    return ratings.subList(Math.max(0, ratings.size() - most), ratings.size());
  }
}
