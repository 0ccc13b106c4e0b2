package dev.segue.learning.taste;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.List;

/**
 * The taste of one listener, learned one rating at a time, and usable from the first. Immutable: a
 * rating gives a new one.
 *
 * <p>Without ratings the probability is one half. A rating cannot be unlearned; to take one back,
 * learn the others anew with {@link #of}. The state has some {@value OnlineTasteFormat#LENGTH}
 * bytes, whatever the number of ratings.
 */
public final class OnlineTaste {

  static final double RATE = 0.1;

  private static final OnlineTaste NEW =
      new OnlineTaste(new OnlineLogistic(new Standardizer(RatedRows.skewedFeatures()), RATE), 0, 0);

  final OnlineLogistic learner;
  private final int likes;
  private final int dislikes;

  OnlineTaste(OnlineLogistic learner, int likes, int dislikes) {
    this.learner = learner;
    this.likes = likes;
    this.dislikes = dislikes;
  }

  /** The taste of somebody who has not rated anything. */
  public static OnlineTaste unknown() {
    return NEW;
  }

  /** The taste that these ratings give, in this order. */
  public static OnlineTaste of(List<Rating> ratings) {
    OnlineLogistic learner = NEW.learner.copy();
    int likes = 0;
    for (Rating rating : ratings) {
      learner.learn(values(rating.features()), rating.liked());
      likes += rating.liked() ? 1 : 0;
    }
    return new OnlineTaste(learner, likes, ratings.size() - likes);
  }

  /** The taste after one more rating. */
  public OnlineTaste after(Rating rating) {
    OnlineLogistic next = learner.copy();
    next.learn(values(rating.features()), rating.liked());
    return new OnlineTaste(
        next, likes + (rating.liked() ? 1 : 0), dislikes + (rating.liked() ? 0 : 1));
  }

  /**
   * The probability that a track with these features is liked: near the share of likes while there
   * are few ratings.
   */
  public double probability(FeatureVector features) {
    return probability(values(features));
  }

  /** The same of the values of all features. Not modified. */
  double probability(double[] row) {
    return Calibration.shrunk(learner.probability(row), likes, dislikes);
  }

  /** Likes learned from. */
  public int likes() {
    return likes;
  }

  /** Dislikes learned from. */
  public int dislikes() {
    return dislikes;
  }

  /** The bytes for a state store. */
  public byte[] toBytes() {
    return OnlineTasteFormat.write(this);
  }

  /**
   * The taste that was written.
   *
   * @throws IllegalArgumentException if the bytes are no taste in a known format
   */
  public static OnlineTaste fromBytes(byte[] bytes) {
    return OnlineTasteFormat.read(bytes);
  }

  private static double[] values(FeatureVector features) {
    double[] values = new double[Feature.COUNT];
    features.copyInto(values, 0);
    return values;
  }
}
