package dev.segue.engine.sample;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;

/**
 * The least and the greatest canonical value of each feature in a catalogue. A feature that no
 * track has is missing in both.
 */
public record FeatureRanges(FeatureVector least, FeatureVector greatest) {

  /**
   * @throws IllegalArgumentException if a feature has only one end, or its ends are the wrong way
   *     round
   */
  public FeatureRanges {
    for (Feature feature : Feature.values()) {
      boolean inOrder = least.get(feature) <= greatest.get(feature);
      if (least.has(feature) != greatest.has(feature) || (least.has(feature) && !inOrder)) {
        throw new IllegalArgumentException(
            "Not a range of %s: %s to %s"
                .formatted(feature.label(), least.get(feature), greatest.get(feature)));
      }
    }
  }

  /** Whether any track has the feature. */
  public boolean has(Feature feature) {
    return least.has(feature);
  }

  /** The least canonical value, NaN where no track has the feature. */
  public double least(Feature feature) {
    return least.get(feature);
  }

  /** The greatest canonical value, NaN where no track has the feature. */
  public double greatest(Feature feature) {
    return greatest.get(feature);
  }
}
