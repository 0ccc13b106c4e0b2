package dev.segue.engine.factorize;

import dev.segue.engine.scale.Transform;
import dev.segue.engine.track.Feature;

/**
 * How a recipe reads one feature.
 *
 * @param range which values of the catalogue become 0 and the weight
 * @param clip whether what lies outside is brought to the nearer end
 * @param sentinelIsMissing whether the value that sources write for "undetected" counts as missing
 */
public record FeatureRule(
    Feature feature,
    Transform transform,
    Range range,
    boolean clip,
    double weight,
    boolean sentinelIsMissing) {

  /** Where the ends of a feature's scale come from. */
  public enum Range {
    /** The least and the greatest value of the catalogue. */
    EXTREMES,
    /** The 0.5 and 99.5 percentiles of the sample, which one odd row cannot move. */
    PERCENTILES,
    /**
     * Zero and one of the unit in which sources write it, whatever the catalogue has: the feature
     * counts as it stands.
     */
    RAW_UNITS
  }

  /**
   * @throws IllegalArgumentException if a logarithm is to count in raw units, of which it has none
   */
  public FeatureRule {
    if (transform == Transform.LOG && range == Range.RAW_UNITS) {
      throw new IllegalArgumentException(
          "The logarithm of %s has no raw unit: give it a range of the catalogue"
              .formatted(feature.label()));
    }
  }

  /** Min-max, literal, of weight 1. */
  public static FeatureRule minMax(Feature feature) {
    return new FeatureRule(feature, Transform.LINEAR, Range.EXTREMES, false, 1, false);
  }
}
