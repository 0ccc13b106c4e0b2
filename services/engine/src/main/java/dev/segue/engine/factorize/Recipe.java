package dev.segue.engine.factorize;

import dev.segue.engine.track.Feature;
import java.util.Arrays;
import java.util.List;

/**
 * How a model is made, as data.
 *
 * @param name name of the recipe and of its models
 * @param features how each feature is read, in the order of the columns; features that the
 *     catalogue does not have are left out
 * @param components number of components to fit; a catalogue of fewer tracks or features gets fewer
 * @param componentScale the factor on each column of W
 * @param similarity how rows of W are compared
 */
public record Recipe(
    String name,
    List<FeatureRule> features,
    int components,
    ComponentScale componentScale,
    Similarity similarity) {

  /**
   * @throws IllegalArgumentException if there is no feature, or less than one component
   */
  public Recipe {
    features = List.copyOf(features);
    if (features.isEmpty() || components < 1) {
      throw new IllegalArgumentException(
          "Recipe %s reads %d features and makes %d components"
              .formatted(name, features.size(), components));
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
        7,
        ComponentScale.AS_SOLVED,
        Similarity.COSINE);
  }
}
