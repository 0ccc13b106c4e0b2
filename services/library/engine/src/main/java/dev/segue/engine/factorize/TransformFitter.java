package dev.segue.engine.factorize;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.FeatureRanges;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.scale.FeatureScaling;
import dev.segue.engine.scale.FeatureTransform;
import dev.segue.engine.scale.Transform;
import dev.segue.engine.track.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Finds the scaling of each feature that a recipe asks for. */
final class TransformFitter {

  private static final double LOW_PERCENTILE = 0.005;
  private static final double HIGH_PERCENTILE = 0.995;

  private TransformFitter() {}

  /** Scalings of the features that occur, in the order of the rules. */
  static FeatureTransform fit(
      List<FeatureRule> rules, Collection<BottomKSample.Entry> sample, FeatureTotals totals) {
    FeatureRanges ranges = totals.ranges();
    List<FeatureScaling> scalings = new ArrayList<>();
    for (FeatureRule rule : rules) {
      double[] ends =
          switch (rule.range()) {
            case EXTREMES -> extremes(rule, ranges);
            case PERCENTILES -> percentiles(rule, sample);
            case RAW_UNITS -> rawUnits(rule, ranges);
          };
      if (ends.length == 2) {
        scalings.add(
            new FeatureScaling(
                rule.feature(),
                rule.transform(),
                ends[0],
                ends[1],
                rule.clip(),
                rule.weight(),
                rule.sentinelIsMissing()));
      }
    }
    return new FeatureTransform(scalings);
  }

  private static double[] extremes(FeatureRule rule, FeatureRanges ranges) {
    Feature feature = rule.feature();
    if (!ranges.has(feature)) {
      return new double[0];
    }
    double least = rule.transform().apply(feature, ranges.least(feature));
    double greatest = rule.transform().apply(feature, ranges.greatest(feature));
    if (rule.transform() == Transform.ABSOLUTE) {
      // Not monotone: values on both sides of zero have zero between them.
      boolean around = ranges.least(feature) < feature.canonical(0);
      around &= ranges.greatest(feature) > feature.canonical(0);
      return new double[] {around ? 0 : Math.min(least, greatest), Math.max(least, greatest)};
    }
    return new double[] {least, greatest};
  }

  private static double[] rawUnits(FeatureRule rule, FeatureRanges ranges) {
    Feature feature = rule.feature();
    if (!ranges.has(feature)) {
      return new double[0];
    }
    return new double[] {
      rule.transform().apply(feature, feature.canonical(0)),
      rule.transform().apply(feature, feature.canonical(1))
    };
  }

  private static double[] percentiles(FeatureRule rule, Collection<BottomKSample.Entry> sample) {
    Feature feature = rule.feature();
    double[] values =
        sample.stream()
            .mapToDouble(e -> e.row().get(feature))
            .filter(x -> !Double.isNaN(x) && !(rule.sentinelIsMissing() && feature.isSentinel(x)))
            .map(x -> rule.transform().apply(feature, x))
            .toArray();
    if (values.length == 0) {
      return new double[0];
    }
    Arrays.sort(values);
    return new double[] {at(values, LOW_PERCENTILE), at(values, HIGH_PERCENTILE)};
  }

  /** Between the two nearest values in proportion, as numpy's default does. */
  private static double at(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
