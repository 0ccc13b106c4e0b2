package dev.segue.query.http;

import dev.segue.catalogue.TrackStore;
import dev.segue.catalogue.statistics.FilteredRows;
import dev.segue.catalogue.statistics.LayerComparison;
import dev.segue.catalogue.statistics.LayerComparison.Distribution;
import dev.segue.catalogue.statistics.LayerComparison.Pair;
import dev.segue.schemas.avro.Track;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the layers of the catalogue's tracks measure, as an answer. */
final class LayerStatistics {
  /** Tracks that are looked up in the store. */
  private static final int MOST = 8_192;

  private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private LayerStatistics() {}

  record LayerFeatureView(
      String layer,
      String feature,
      String unit,
      int count,
      Map<String, @Nullable Double> quantiles) {}

  record LayerPairView(
      String layer,
      String other,
      String feature,
      int tracks,
      @Nullable Double distance,
      boolean otherScale) {}

  record LayersView(
      int tracks,
      List<LayerFeatureView> features,
      List<LayerPairView> pairs,
      List<String> warnings) {}

  /** Over a uniform sample of the tracks of a selection that named layers describe. */
  static LayersView of(FilteredRows selection, TrackStore store) {
    List<String> ids =
        Arrays.stream(selection.layered().sample(MOST))
            .mapToObj(selection.snapshot().rows()::id)
            .toList();
    LayerComparison comparison = new LayerComparison();
    for (@Nullable Track track : store.getAll(ids)) {
      if (track != null) {
        comparison.add(track);
      }
    }
    List<Pair> pairs = comparison.pairs();
    return new LayersView(
        comparison.tracks(),
        comparison.distributions().stream().map(LayerStatistics::view).toList(),
        pairs.stream().map(LayerStatistics::view).toList(),
        pairs.stream().filter(Pair::otherScale).map(LayerStatistics::warning).toList());
  }

  private static LayerFeatureView view(Distribution distribution) {
    Map<String, @Nullable Double> quantiles = new LinkedHashMap<>();
    for (double share : SHARES) {
      quantiles.put(Double.toString(share), StatisticsRoutes.number(distribution.quantile(share)));
    }
    return new LayerFeatureView(
        distribution.layer(),
        distribution.feature().label(),
        distribution.feature().unit(),
        distribution.sorted().size(),
        quantiles);
  }

  private static LayerPairView view(Pair pair) {
    return new LayerPairView(
        pair.layer(),
        pair.other(),
        pair.feature().label(),
        pair.tracks(),
        StatisticsRoutes.number(pair.distance()),
        pair.otherScale());
  }

  private static String warning(Pair pair) {
    return ("%s and %s measure %s on different scales: over the %d tracks that both describe, their"
            + " distributions are %.2f apart. Calibrate one of them before they are mixed.")
        .formatted(
            pair.layer(), pair.other(), pair.feature().label(), pair.tracks(), pair.distance());
  }
}
