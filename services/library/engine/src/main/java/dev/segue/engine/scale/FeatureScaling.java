package dev.segue.engine.scale;

import dev.segue.engine.track.Feature;

/**
 * How a model reads one feature: {@code weight * (t(x) - low) / (high - low)}, where {@code t} is
 * {@code transform} and x the canonical value.
 *
 * @param low the transformed value that becomes 0
 * @param high the transformed value that becomes {@code weight}; where it equals {@code low} the
 *     feature is constant and reads as 0
 * @param clip whether the result is held between 0 and {@code weight}
 * @param sentinelIsMissing whether the value that sources write for "undetected" counts as missing
 */
public record FeatureScaling(
    Feature feature,
    Transform transform,
    double low,
    double high,
    boolean clip,
    double weight,
    boolean sentinelIsMissing) {

  /**
   * @throws IllegalArgumentException if an end is not finite, the ends are the wrong way round, or
   *     the weight is not positive and finite
   */
  public FeatureScaling {
    if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
      throw new IllegalArgumentException(
          "Not a range of %s: %s to %s".formatted(feature.label(), low, high));
    }
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new IllegalArgumentException(
          "The weight of %s is positive, not %s".formatted(feature.label(), weight));
    }
  }

  /** Min-max scaling: no transform, no clipping, weight 1, every value literal. */
  public static FeatureScaling minMax(Feature feature, double low, double high) {
    return new FeatureScaling(feature, Transform.LINEAR, low, high, false, 1, false);
  }

  /** Whether a value counts, and is not missing. */
  public boolean reads(double canonical) {
    return !Double.isNaN(canonical) && !(sentinelIsMissing && feature.isSentinel(canonical));
  }

  /** The scaled value; NaN stays NaN. */
  public double apply(double canonical) {
    if (!reads(canonical)) {
      return Double.NaN;
    }
    if (high == low) {
      return 0;
    }
    double unit = (transform.apply(feature, canonical) - low) / (high - low);
    return weight * (clip ? Math.min(1, Math.max(0, unit)) : unit);
  }
}
