package dev.segue.catalogue;

import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.scale.FeatureScaling;
import dev.segue.engine.scale.FeatureTransform;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small models and tracks for tests. */
public final class TestModels {
  /** The features the models read. */
  public static final List<Feature> READ =
      List.of(
          Feature.DANCEABILITY,
          Feature.ENERGY,
          Feature.ACOUSTICNESS,
          Feature.INSTRUMENTALNESS,
          Feature.LIVENESS,
          Feature.VALENCE);

  private TestModels() {}

  /** A model of four components whose weights depend on {@code seed}. */
  public static FactorModel model(String name, int version, long seed) {
    return model(name, version, seed, 4);
  }

  /** The same, compared by distance. */
  public static FactorModel euclidean(String name, int version, long seed) {
    return model(name, version, seed, 4, Similarity.EUCLIDEAN);
  }

  /** The same with at most as many components as features are read. */
  public static FactorModel model(String name, int version, long seed, int rank) {
    return model(name, version, seed, rank, Similarity.COSINE);
  }

  private static FactorModel model(
      String name, int version, long seed, int rank, Similarity similarity) {
    Random random = new Random(seed);
    List<FeatureScaling> scalings = new ArrayList<>();
    READ.forEach(feature -> scalings.add(FeatureScaling.minMax(feature, 0, 1)));
    List<Component> components = new ArrayList<>();
    for (int c = 0; c < rank; c++) {
      double[] weights = new double[READ.size()];
      for (int f = 0; f < weights.length; f++) {
        weights[f] = f == c ? 1 : 0.3 * random.nextDouble();
      }
      components.add(new Component(c + 1, READ.get(c).label(), weights, 1));
    }
    return new FactorModel(
        name,
        version,
        new FeatureTransform(scalings),
        components,
        similarity,
        0.25,
        100,
        1000,
        1_700_000_000_000L,
        "for a test",
        false);
  }

  /** Random features: about one in twenty is missing. */
  public static FeatureVector features(Random random) {
    FeatureVector.Builder features = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      if (random.nextInt(20) > 0) {
        features.canonical(feature, random.nextDouble());
      }
    }
    return features.build();
  }
}
