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
    PERCENTILES
  }

  /** Min-max, literal, of weight 1. */
  public static FeatureRule minMax(Feature feature) {
    return new FeatureRule(feature, Transform.LINEAR, Range.EXTREMES, false, 1, false);
  }
}
