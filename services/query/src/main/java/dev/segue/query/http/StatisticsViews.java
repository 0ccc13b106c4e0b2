package dev.segue.query.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers under {@code /v1/statistics}. */
final class StatisticsViews {
  private StatisticsViews() {}

  record StatisticsView(int tracks, List<FeatureView> features) {}

  record FeatureView(
      String feature,
      String unit,
      int count,
      int missing,
      @Nullable Double mean,
      @Nullable Double standardDeviation,
      @Nullable Double min,
      @Nullable Double max,
      Map<String, @Nullable Double> quantiles) {}

  record HistogramView(String feature, String unit, int missing, List<BinView> bins) {}

  record BinView(double from, double to, int tracks) {}

  record CorrelationView(int tracks, List<String> features, List<List<@Nullable Double>> matrix) {}

  record ScatterView(
      String x, String y, int tracks, String model, int modelVersion, List<PointView> points) {}

  record PointView(
      String id,
      @Nullable String title,
      List<String> artists,
      double x,
      double y,
      @Nullable String category,
      @Nullable String genre) {}
}
