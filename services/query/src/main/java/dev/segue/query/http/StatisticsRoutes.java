package dev.segue.query.http;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.catalogue.TrackStore;
import dev.segue.catalogue.statistics.FeatureCorrelation;
import dev.segue.catalogue.statistics.FeatureSummary;
import dev.segue.catalogue.statistics.FilteredRows;
import dev.segue.catalogue.statistics.Histogram;
import dev.segue.catalogue.statistics.Scatter;
import dev.segue.engine.track.Feature;
import dev.segue.query.http.StatisticsViews.BinView;
import dev.segue.query.http.StatisticsViews.CorrelationView;
import dev.segue.query.http.StatisticsViews.FeatureView;
import dev.segue.query.http.StatisticsViews.HistogramView;
import dev.segue.query.http.StatisticsViews.PointView;
import dev.segue.query.http.StatisticsViews.ScatterView;
import dev.segue.query.http.StatisticsViews.StatisticsView;
import dev.segue.schemas.avro.Track;
import dev.segue.settings.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Figures over the catalogue, or over the part of it that passes a filter. */
final class StatisticsRoutes {
  private static final int DEFAULT_BINS = 20;
  private static final int MOST_BINS = 1_000;
  private static final int DEFAULT_POINTS = 1_000;
  private static final int MOST_POINTS = 8_192;
  private static final int LONGEST_NAME = 100;

  private final Catalogue catalogue;
  private final TrackStore store;
  private final String defaultModel;

  StatisticsRoutes(Catalogue catalogue, TrackStore store, String defaultModel) {
    this.catalogue = catalogue;
    this.store = store;
    this.defaultModel = defaultModel;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/statistics", this::summary, filtered("by")),
        Route.get("/v1/statistics/histogram", this::histogram, filtered("feature", "bins")),
        Route.get("/v1/statistics/correlation", this::correlation, filtered()),
        Route.get("/v1/statistics/scatter", this::scatter, filtered("x", "y", "limit")));
  }

  private static List<String> filtered(String... more) {
    List<String> names = new ArrayList<>(FilterInputs.names());
    names.add("model");
    names.addAll(Arrays.asList(more));
    return names;
  }

  private Reply summary(Exchange exchange) {
    QueryInputs query = exchange.query();
    FilteredRows selection = selection(query);
    Optional<String> by = query.text("by", LONGEST_NAME);
    if (by.isPresent()) {
      if (!by.get().equals("layer")) {
        throw ProblemException.invalid(
            "by", "'by' must be layer, not " + ValueErrors.quote(by.get()) + ".");
      }
      return Reply.json(LayerStatistics.of(selection, store));
    }
    List<FeatureSummary> summaries = FeatureSummary.of(selection);
    FeatureSummary any = summaries.get(0);
    return Reply.json(
        new StatisticsView(
            any.count() + any.missing(), summaries.stream().map(StatisticsRoutes::view).toList()));
  }

  private static FeatureView view(FeatureSummary summary) {
    Map<String, @Nullable Double> quantiles = new LinkedHashMap<>();
    summary.quantiles().forEach((share, value) -> quantiles.put(share.toString(), number(value)));
    return new FeatureView(
        summary.feature().label(),
        summary.feature().unit(),
        summary.count(),
        summary.missing(),
        number(summary.mean()),
        number(summary.standardDeviation()),
        number(summary.min()),
        number(summary.max()),
        quantiles);
  }

  private Reply histogram(Exchange exchange) {
    QueryInputs query = exchange.query();
    Feature feature = feature(query, "feature");
    int bins = query.integer("bins", DEFAULT_BINS, 1, MOST_BINS);
    Histogram histogram = Histogram.of(selection(query), feature, bins);
    return Reply.json(
        new HistogramView(
            feature.label(),
            feature.unit(),
            histogram.missing(),
            histogram.bins().stream()
                .map(bin -> new BinView(rounded(bin.from()), rounded(bin.to()), bin.tracks()))
                .toList()));
  }

  private Reply correlation(Exchange exchange) {
    FeatureCorrelation correlation = FeatureCorrelation.of(selection(exchange.query()));
    List<String> labels = new ArrayList<>();
    List<List<@Nullable Double>> matrix = new ArrayList<>();
    for (Feature a : Feature.values()) {
      labels.add(a.label());
      List<@Nullable Double> row = new ArrayList<>();
      for (Feature b : Feature.values()) {
        row.add(number(correlation.of(a, b)));
      }
      matrix.add(row);
    }
    return Reply.json(new CorrelationView(correlation.tracks(), labels, matrix));
  }

  private Reply scatter(Exchange exchange) {
    QueryInputs query = exchange.query();
    Feature x = feature(query, "x");
    Feature y = feature(query, "y");
    int limit = query.integer("limit", DEFAULT_POINTS, 1, MOST_POINTS);
    FilteredRows selection = selection(query);
    var served = selection.snapshot().served(model(query));
    Scatter scatter = Scatter.of(selection, x, y, limit);
    List<PointView> points = new ArrayList<>();
    for (Scatter.Point point : scatter.points()) {
      Track track = store.get(point.id());
      if (track != null) {
        var category = served.category(point.row());
        points.add(
            new PointView(
                point.id(),
                track.getTitle(),
                track.getArtists(),
                point.x(),
                point.y(),
                category == null ? null : category.name(),
                track.getGenres().isEmpty() ? null : track.getGenres().get(0)));
      }
    }
    return Reply.json(
        new ScatterView(
            x.label(),
            y.label(),
            scatter.tracks(),
            served.model().name(),
            served.model().version(),
            points));
  }

  private FilteredRows selection(QueryInputs query) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = snapshot.served(model(query));
    return new FilteredRows(snapshot, FilterInputs.read(query).over(snapshot, served));
  }

  private String model(QueryInputs query) {
    return query.text("model", SimilarInputs.LONGEST_MODEL).orElse(defaultModel);
  }

  private static Feature feature(QueryInputs query, String name) {
    String label =
        query
            .text(name, LONGEST_NAME)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        name, "'" + name + "' is required: the name of a feature."));
    return feature(name, label);
  }

  /** The feature of this label, which parameter {@code name} gave. */
  static Feature feature(String name, String label) {
    return Feature.of(label)
        .orElseThrow(
            () -> {
              List<String> labels = Arrays.stream(Feature.values()).map(Feature::label).toList();
              String hint =
                  NearestName.ifNear(label, labels)
                      .map(near -> " Did you mean '" + near + "'?")
                      .orElse("");
              return ProblemException.invalid(
                  name, "There is no feature " + ValueErrors.quote(label) + "." + hint);
            });
  }

  /** JSON has no NaN: what cannot be said is null. */
  static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : rounded(value);
  }

  /** Nine significant digits hide the noise of binary fractions, and more than the columns hold. */
  private static double rounded(double value) {
    if (value == 0) {
      return 0;
    }
    double unit = Math.pow(10, 9 - Math.ceil(Math.log10(Math.abs(value))));
    return Math.rint(value * unit) / unit;
  }
}
