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
 * @param solver how it is fitted afresh; between fresh fits a model is refreshed by {@link
 *     ModelFitter}
 * @param componentScale the factor on each column of W
 * @param similarity how rows of W are compared
 */
public record Recipe(
    String name,
    List<FeatureRule> features,
    RankRule rank,
    Solver solver,
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
        Solver.COORDINATE_DESCENT,
        ComponentScale.AS_SOLVED,
        Similarity.COSINE);
  }

  /**
   * A recipe whose neighbours are better: no odd row can squeeze a scale, duration and acousticness
   * are read as ratios, key and mode (whose variance would take two components for themselves)
   * weigh a quarter, what is undetected is missing, and every component counts alike.
   */
  public static Recipe tuned() {
    return new Recipe(
        "tuned",
        Arrays.stream(Feature.values()).map(Recipe::tuned).toList(),
        RankRule.explaining(0.92),
        Solver.ALTERNATING_LEAST_SQUARES,
        ComponentScale.UNIT_RMS,
        Similarity.COSINE);
  }

  /**
   * A published recipe for components that stand for genres: ten of them over twelve features as
   * they are written, nothing scaled, loudness without its sign, multiplicative updates. Duration
   * in milliseconds outweighs all else, which is its finding.
   */
  public static Recipe genres() {
    return new Recipe(
        "genres",
        Arrays.stream(Feature.values())
            .filter(f -> f != Feature.POPULARITY && f != Feature.TIME_SIGNATURE)
            .map(Recipe::literal)
            .toList(),
        RankRule.fixed(10),
        Solver.MULTIPLICATIVE_UPDATES,
        ComponentScale.AS_SOLVED,
        Similarity.COSINE);
  }

  /** The same recipe with another number of components. */
  public Recipe withRank(RankRule other) {
    return new Recipe(name, features, other, solver, componentScale, similarity);
  }

  /** The same recipe with another solver. */
  public Recipe withSolver(Solver other) {
    return new Recipe(name, features, rank, other, componentScale, similarity);
  }

  /** A fingerprint of all that decides how its models are made; equal recipes have equal ones. */
  public long digest() {
    return RecipeDigest.of(this);
  }

  /**
   * Whether its model comes to rest in the canonical fit of the sample ({@link
   * ModelFitter#settle}), so that the same rows end in the same model whatever came before.
   */
  public boolean settles() {
    return solver != Solver.ALTERNATING_LEAST_SQUARES;
  }

  /** In raw units. An undetected key is the one negative value there is: it counts as missing. */
  private static FeatureRule literal(Feature feature) {
    return new FeatureRule(
        feature,
        feature == Feature.LOUDNESS ? Transform.ABSOLUTE : Transform.LINEAR,
        FeatureRule.Range.RAW_UNITS,
        false,
        1,
        feature == Feature.KEY);
  }

  private static FeatureRule tuned(Feature feature) {
    return new FeatureRule(
        feature,
        feature == Feature.DURATION_MS || feature == Feature.ACOUSTICNESS
            ? Transform.LOG
            : Transform.LINEAR,
        FeatureRule.Range.PERCENTILES,
        true,
        feature == Feature.KEY || feature == Feature.MODE ? 0.25 : 1,
        true);
  }
}
