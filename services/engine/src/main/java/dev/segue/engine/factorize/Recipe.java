package dev.segue.engine.factorize;

import dev.segue.engine.scale.Transform;
import dev.segue.engine.track.Feature;
import java.util.Arrays;
import java.util.List;

/**
 * How a model is made, as data.
 *
 * @param name name of the recipe and of its models
 * @param features how each feature is read, in the order of the columns; features that the
 *     catalogue does not have are left out
 * @param rank how many components there are; a catalogue of fewer tracks or features gets fewer
 * @param componentScale the factor on each column of W
 * @param similarity how rows of W are compared
 */
public record Recipe(
    String name,
    List<FeatureRule> features,
    RankRule rank,
    ComponentScale componentScale,
    Similarity similarity) {

  /**
   * @throws IllegalArgumentException if there is no feature
   */
  public Recipe {
    features = List.copyOf(features);
    if (features.isEmpty()) {
      throw new IllegalArgumentException("Recipe " + name + " reads no feature");
    }
  }

  /**
   * The published recipe: min-max over the catalogue, seven components, W as the solver leaves it,
   * cosine.
   */
  public static Recipe classic() {
    return new Recipe(
        "classic",
        Arrays.stream(Feature.values()).map(FeatureRule::minMax).toList(),
        RankRule.fixed(7),
        ComponentScale.AS_SOLVED,
        Similarity.COSINE);
  }

  /**
   * A recipe whose neighbours are better: no odd row can squeeze a scale, duration is read as a
   * ratio, key and mode (whose variance would take two components for themselves) weigh a quarter,
   * what is undetected is missing, and every component counts alike.
   */
  public static Recipe tuned() {
    return new Recipe(
        "tuned",
        Arrays.stream(Feature.values()).map(Recipe::tuned).toList(),
        RankRule.explaining(0.87),
        ComponentScale.UNIT_RMS,
        Similarity.COSINE);
  }

  private static FeatureRule tuned(Feature feature) {
    return new FeatureRule(
        feature,
        feature == Feature.DURATION_MS ? Transform.LOG : Transform.LINEAR,
        FeatureRule.Range.PERCENTILES,
        true,
        feature == Feature.KEY || feature == Feature.MODE ? 0.25 : 1,
        true);
  }
}
