package dev.segue.engine.scale;

import dev.segue.engine.sample.FeatureRanges;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The scaling of all the features a model reads, in the order of its columns.
 *
 * @param scalings one entry per column; no feature twice
 */
public record FeatureTransform(List<FeatureScaling> scalings) {

  /**
   * @throws IllegalArgumentException if a feature occurs twice
   */
  public FeatureTransform {
    scalings = List.copyOf(scalings);
    Set<Feature> seen = EnumSet.noneOf(Feature.class);
    for (FeatureScaling scaling : scalings) {
      if (!seen.add(scaling.feature())) {
        throw new IllegalArgumentException(scaling.feature().label() + " is scaled twice");
      }
    }
  }

  /**
   * Min-max scaling of every feature that occurs: the least value of the catalogue becomes 0, the
   * greatest 1. A later row outside the range is not clipped.
   */
  public static FeatureTransform minMax(FeatureRanges ranges) {
    return new FeatureTransform(
        Arrays.stream(Feature.values())
            .filter(ranges::has)
            .map(f -> FeatureScaling.minMax(f, ranges.least(f), ranges.greatest(f)))
            .toList());
  }

  /** Number of columns. */
  public int size() {
    return scalings.size();
  }

  /** The features, in the order of the columns. */
  public List<Feature> features() {
    return scalings.stream().map(FeatureScaling::feature).toList();
  }

  /**
   * Scales a track.
   *
   * @param vector not modified
   * @param out modified: the first {@link #size()} entries; NaN where a feature is missing
   */
  public void apply(FeatureVector vector, double[] out) {
    // By index: an iterator would be garbage for every row.
    for (int i = 0; i < scalings.size(); i++) {
      FeatureScaling scaling = scalings.get(i);
      out[i] = scaling.apply(vector.get(scaling.feature()));
    }
  }

  /**
   * Scales a track.
   *
   * @param canonical {@link Feature#COUNT} values in the order of {@link Feature}. Not modified
   * @param out modified: the first {@link #size()} entries; NaN where a feature is missing
   */
  public void apply(double[] canonical, double[] out) {
    for (int i = 0; i < scalings.size(); i++) {
      FeatureScaling scaling = scalings.get(i);
      out[i] = scaling.apply(canonical[scaling.feature().position()]);
    }
  }
}
