package dev.segue.engine;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.SplittableRandom;

/** Random canonical rows as a catalogue has them: some features missing, some values frequent. */
public final class RandomVectors {

  private final SplittableRandom random;
  private final double missing;

  /** Rows of which this share of the features is missing. */
  public RandomVectors(long seed, double missing) {
    this.random = new SplittableRandom(seed);
    this.missing = missing;
  }

  /** The next row. */
  public FeatureVector next() {
    FeatureVector.Builder row = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      if (random.nextDouble() >= missing) {
        row.canonical(
            feature,
            switch (feature) {
              case MODE -> random.nextInt(2);
              case KEY -> random.nextInt(13) / 12.0;
              case LOUDNESS -> 1.05 - random.nextDouble() * random.nextDouble();
              case DURATION_MS -> 0.06 * Math.exp(random.nextDouble() * 3 - 1.5);
              default -> random.nextDouble();
            });
      }
    }
    return row.build();
  }
}
