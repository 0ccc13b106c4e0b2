package dev.segue.learning.taste;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.learning.taste.CrossValidation.Trial;
import java.util.List;
import java.util.Locale;

/**
 * The trained classifier of one listener, and where it comes from. Immutable, safe for use by
 * several threads.
 */
public final class TasteModel {

  private final int version;
  private final Method method;
  private final int likes;
  private final int dislikes;
  private final List<Trial> trials;
  private final Classifier classifier;

  TasteModel(
      int version, Method method, RatedRows rows, List<Trial> trials, Classifier classifier) {
    this.version = version;
    this.method = method;
    this.likes = rows.likes();
    this.dislikes = rows.dislikes();
    this.trials = List.copyOf(trials);
    this.classifier = classifier;
  }

  /** The probability that a track with these features is liked; any may be missing. */
  public double probability(FeatureVector features) {
    double[] values = new double[Feature.COUNT];
    features.copyInto(values, 0);
    return classifier.probability(values);
  }

  /** Its number among the models of the listener. */
  public int version() {
    return version;
  }

  /** What was trained, and how. */
  public Method method() {
    return method;
  }

  /** Likes it was trained on. */
  public int likes() {
    return likes;
  }

  /** Dislikes it was trained on. */
  public int dislikes() {
    return dislikes;
  }

  /** How the kinds did in cross-validation; empty where ratings were too few to try. */
  public List<Trial> trials() {
    return trials;
  }

  /** Which model this is, in a sentence. */
  public String sentence() {
    String what =
        "%s, version %d, trained on %s"
            .formatted(method.kind().title(), version, Rating.counted(likes, dislikes));
    if (likes == 0 || dislikes == 0) {
      return what + ": without a single " + (likes == 0 ? "like" : "dislike") + " it is a guess.";
    }
    return trials.stream()
        .filter(trial -> trial.method().equals(method))
        .findFirst()
        .map(
            chosen ->
                String.format(
                    Locale.ROOT,
                    "%s, the best of %d in cross-validation (AUC %.2f, accuracy %.2f).",
                    what,
                    trials.size(),
                    chosen.scores().auc(),
                    chosen.scores().accuracy()))
        .orElse(
            likes + dislikes < TasteTrainer.ENOUGH || Math.min(likes, dislikes) < TasteTrainer.RARER
                ? what + ": too few to compare classifiers."
                : what + ".");
  }
}
