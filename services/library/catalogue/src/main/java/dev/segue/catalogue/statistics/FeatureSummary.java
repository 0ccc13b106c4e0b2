package dev.segue.catalogue.statistics;

import dev.segue.catalogue.RawValue;
import dev.segue.engine.scale.QuantileMapping;
import dev.segue.engine.track.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One feature over a selection, in raw units; NaN where too few tracks have it.
 *
 * @param count number of tracks that have the feature
 * @param missing number of tracks that lack it
 * @param mean their mean
 * @param standardDeviation of the sample kind, with count − 1 below
 * @param min the least value
 * @param max the greatest value
 * @param quantiles value by share, interpolated linearly between the two nearest
 */
public record FeatureSummary(
    Feature feature,
    int count,
    int missing,
    double mean,
    double standardDeviation,
    double min,
    double max,
    Map<Double, Double> quantiles) {

  private static final List<Double> SHARES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

  public FeatureSummary {
    quantiles = new LinkedHashMap<>(quantiles);
  }

  /** Summaries of all features, in their order. Every figure is of all tracks of the selection. */
  public static List<FeatureSummary> of(FilteredRows selection) {
    List<FeatureSummary> summaries = new ArrayList<>();
    int[] tracks = {0};
    selection.forEachRow(row -> tracks[0]++);
    for (Feature feature : Feature.values()) {
      summaries.add(of(feature, selection.values(feature), tracks[0]));
    }
    return summaries;
  }

  private static FeatureSummary of(Feature feature, float[] canonical, int tracks) {
    double[] values = new double[canonical.length];
    Arrays.sort(canonical);
    double sum = 0;
    for (int i = 0; i < canonical.length; i++) {
      values[i] = RawValue.of(feature, canonical[i]);
      sum += values[i];
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    Map<Double, Double> quantiles = new LinkedHashMap<>();
    for (double share : SHARES) {
      quantiles.put(share, quantile(values, share));
    }
    return new FeatureSummary(
        feature,
        values.length,
        tracks - values.length,
        mean,
        values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1)),
        values.length == 0 ? Double.NaN : values[0],
        values.length == 0 ? Double.NaN : values[values.length - 1],
        quantiles);
  }

  /** As numpy's default: between the two nearest in proportion. */
  static double quantile(double[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : QuantileMapping.quantile(sorted, share);
  }
}
