package dev.segue.streams.learn;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.Random;

/** Invented rows, the same for the same id. */
final class Music {
  private static final int STYLES = 6;

  private Music() {}

  /** A catalogue of six styles; every feature keeps to 0..1, so its range soon stands still. */
  static FeatureVector mixed(String id) {
    Random random = random(id);
    Random style = new Random(random.nextInt(STYLES) * 7_919L);
    FeatureVector.Builder row = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      double middle = style.nextDouble();
      double value =
          switch (feature) {
            case KEY -> Feature.KEY.canonical(random.nextInt(12));
            case MODE -> random.nextInt(2);
            case TIME_SIGNATURE -> Feature.TIME_SIGNATURE.canonical(random.nextInt(8) == 0 ? 3 : 4);
            case TEMPO -> 0.3 + 0.4 * inside(middle + 0.15 * random.nextGaussian());
            case DURATION_MS -> 0.03 + 0.07 * inside(middle + 0.15 * random.nextGaussian());
            default -> inside(middle + 0.15 * random.nextGaussian());
          };
      row.canonical(feature, value);
    }
    return row.build();
  }

  /** A mixed row that lasts 1.4 times as long as the next shorter such. */
  static FeatureVector longer(String id, int times) {
    FeatureVector row = mixed(id);
    FeatureVector.Builder longer = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      longer.canonical(
          feature, feature == Feature.DURATION_MS ? 0.1 * Math.pow(1.4, times) : row.get(feature));
    }
    return longer.build();
  }

  static FeatureVector piano(String id) {
    return between(
        id, new double[][] {{0.02, 0.2}, {0.55, 0.75}, {0.9, 1}, {0.8, 0.95}, {0.3, 0.5}});
  }

  static FeatureVector metal(String id) {
    return between(id, new double[][] {{0.85, 1}, {0.9, 1}, {0, 0.05}, {0, 0.3}, {0.35, 0.7}});
  }

  /** Ranges of energy, loudness, acousticness, instrumentalness and tempo; the rest is anything. */
  private static FeatureVector between(String id, double[][] ranges) {
    Feature[] special = {
      Feature.ENERGY,
      Feature.LOUDNESS,
      Feature.ACOUSTICNESS,
      Feature.INSTRUMENTALNESS,
      Feature.TEMPO
    };
    Random random = random(id);
    FeatureVector.Builder row = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      row.canonical(feature, random.nextDouble());
    }
    for (int i = 0; i < special.length; i++) {
      double[] range = ranges[i];
      row.canonical(special[i], range[0] + (range[1] - range[0]) * random.nextDouble());
    }
    return row.build();
  }

  private static double inside(double value) {
    return Math.max(0, Math.min(1, value));
  }

  private static Random random(String id) {
    return new Random(id.hashCode() * 1_000_003L);
  }
}
