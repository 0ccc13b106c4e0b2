package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.engine.track.Feature;
import dev.segue.query.http.RealTable.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every figure over the real table, as it is asked for, against its definition computed from the
 * file: over all tracks, and over those that pass filters.
 */
class RealStatisticsTest {
  /** Of a feature's range: columns are single precision. */
  private static final double ROUNDING = 1e-6;

  /** A whole number, two with odd ends, one with a value apart, and one that no track has. */
  private static final List<Feature> BINNED =
      List.of(
          Feature.POPULARITY,
          Feature.LOUDNESS,
          Feature.DURATION_MS,
          Feature.TEMPO,
          Feature.TIME_SIGNATURE);

  private static ApiFixture fixture;
  private static List<Row> table = List.of();

  @BeforeAll
  static void open() {
    table = RealTable.rows();
    fixture = ApiFixture.withTracks(0);
    table.forEach(row -> fixture.put(row.track()));
  }

  @AfterAll
  static void close() {
    if (fixture != null) {
      fixture.close();
    }
  }

  /** A filter as a client writes it, and what it means. */
  private record Filter(String query, Predicate<Row> meaning) {
    List<Row> rows() {
      return table.stream().filter(meaning).toList();
    }

    JsonNode ask(String path) {
      String first = path.contains("?") ? "&" : "?";
      Client.Response response = fixture.client.get(path + (query.isEmpty() ? "" : first + query));
      assertThat(response.status()).as(response.body()).isEqualTo(200);
      return response.json();
    }

    @Override
    public String toString() {
      return query.isEmpty() ? "all" : query;
    }
  }

  static Stream<Filter> filters() {
    return Stream.of(
        new Filter("", row -> true),
        new Filter(
            "genres=rock&min_popularity=50",
            row -> row.genre().equals("rock") && row.get(Feature.POPULARITY) >= 50),
        new Filter(
            "min_year=1990&max_year=1999&not_genres=rap,edm",
            row ->
                row.year() >= 1990
                    && row.year() <= 1999
                    && !Set.of("rap", "edm").contains(row.genre())));
  }

  @ParameterizedTest
  @MethodSource("filters")
  void shouldSummariseAsABatchDoes(Filter filter) {
    List<Row> rows = filter.rows();
    JsonNode answer = filter.ask("/v1/statistics");

    assertThat(rows).hasSizeGreaterThan(500);
    assertThat(answer.get("tracks").intValue()).isEqualTo(rows.size());
    assertThat(answer.get("features")).hasSize(Feature.COUNT);
    for (JsonNode said : answer.get("features")) {
      Feature feature = Feature.of(said.get("feature").textValue()).orElseThrow();
      double[] values = values(rows, feature);
      assertThat(said.get("count").intValue()).as(feature.label()).isEqualTo(values.length);
      assertThat(said.get("missing").intValue()).isEqualTo(rows.size() - values.length);
      if (values.length == 0) {
        assertThat(said.get("mean").isNull()).isTrue();
        continue;
      }
      double mean = Arrays.stream(values).average().orElseThrow();
      double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
      assertClose(said.get("mean"), mean, feature);
      assertClose(
          said.get("standard_deviation"), Math.sqrt(squares / (values.length - 1)), feature);
      assertClose(said.get("min"), values[0], feature);
      assertClose(said.get("max"), values[values.length - 1], feature);
      assertThat(said.get("quantiles")).hasSize(5);
      said.get("quantiles")
          .properties()
          .forEach(
              quantile ->
                  assertClose(
                      quantile.getValue(),
                      quantile(values, Double.parseDouble(quantile.getKey())),
                      feature));
    }
  }

  @ParameterizedTest
  @MethodSource("filters")
  void shouldCountBinsAsABatchDoes(Filter filter) {
    List<Row> rows = filter.rows();
    for (Feature feature : BINNED) {
      double[] values = values(rows, feature);
      JsonNode answer = filter.ask("/v1/statistics/histogram?bins=17&feature=" + feature.label());
      JsonNode bins = answer.get("bins");
      assertThat(answer.get("missing").intValue()).isEqualTo(rows.size() - values.length);
      assertThat(bins).hasSize(values.length == 0 ? 0 : 17);
      int upTo = 0;
      for (int i = 0; i < bins.size(); i++) {
        assertClose(
            bins.get(i).get("from"),
            values[0] + i * (values[values.length - 1] - values[0]) / 17,
            feature);
        upTo += bins.get(i).get("tracks").intValue();
        double edge = bins.get(i).get("to").doubleValue();
        // A value that lies on the edge, to rounding, may be on either side of it.
        double slack = ROUNDING * span(feature);
        boolean last = i == bins.size() - 1;
        assertThat((long) upTo)
            .as("%s below %s", feature.label(), edge)
            .isBetween(
                last ? values.length : below(values, edge - slack), below(values, edge + slack));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("filters")
  void shouldCorrelateAsABatchDoes(Filter filter) {
    List<Row> rows = filter.rows();
    JsonNode answer = filter.ask("/v1/statistics/correlation");

    assertThat(answer.get("tracks").intValue()).isEqualTo(rows.size());
    for (int a = 0; a < Feature.COUNT; a++) {
      Feature x = Feature.of(answer.get("features").get(a).textValue()).orElseThrow();
      for (int b = 0; b <= a; b++) {
        Feature y = Feature.of(answer.get("features").get(b).textValue()).orElseThrow();
        JsonNode said = answer.get("matrix").get(a).get(b);
        assertThat(answer.get("matrix").get(b).get(a)).isEqualTo(said);
        double r = correlation(rows, x, y);
        if (Double.isNaN(r)) {
          assertThat(said.isNull()).as("%s and %s", x, y).isTrue();
        } else {
          assertThat(said.doubleValue()).as("%s and %s", x, y).isCloseTo(r, within(ROUNDING));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("filters")
  void shouldShowPointsOfTheTable(Filter filter) {
    Map<String, Row> rows = new HashMap<>();
    filter.rows().forEach(row -> rows.put(row.id(), row));
    JsonNode answer = filter.ask("/v1/statistics/scatter?x=loudness&y=energy&limit=300");

    assertThat(answer.get("tracks").intValue()).isEqualTo(rows.size());
    assertThat(answer.get("points")).hasSize(300);
    Set<String> seen = new HashSet<>();
    for (JsonNode point : answer.get("points")) {
      Row row = rows.get(point.get("id").textValue());
      assertThat(row).as(point.toString()).isNotNull();
      assertThat(seen.add(row.id())).isTrue();
      // As they were written, though columns are single precision.
      assertThat(point.get("x").doubleValue()).isEqualTo(row.get(Feature.LOUDNESS));
      assertThat(point.get("y").doubleValue()).isEqualTo(row.get(Feature.ENERGY));
      assertThat(point.get("title").textValue()).isEqualTo(row.title());
      assertThat(point.get("genre").textValue()).isEqualTo(row.genre());
    }
  }

  /** Those that there are, in order. */
  private static double[] values(List<Row> rows, Feature feature) {
    return rows.stream()
        .mapToDouble(row -> row.get(feature))
        .filter(value -> !Double.isNaN(value))
        .sorted()
        .toArray();
  }

  private static double quantile(double[] sorted, double share) {
    double position = share * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = (int) Math.ceil(position);
    double part = position - below;
    return (1 - part) * sorted[below] + part * sorted[above];
  }

  private static long below(double[] sorted, double edge) {
    return Arrays.stream(sorted).filter(value -> value < edge).count();
  }

  /** By the textbook, in two passes; NaN where there is none. */
  private static double correlation(List<Row> rows, Feature x, Feature y) {
    List<Row> both =
        rows.stream()
            .filter(row -> !Double.isNaN(row.get(x)) && !Double.isNaN(row.get(y)))
            .toList();
    double meanX = both.stream().mapToDouble(row -> row.get(x)).average().orElse(Double.NaN);
    double meanY = both.stream().mapToDouble(row -> row.get(y)).average().orElse(Double.NaN);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (Row row : both) {
      double dx = row.get(x) - meanX;
      double dy = row.get(y) - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    return xy / Math.sqrt(xx * yy);
  }

  private static void assertClose(JsonNode said, double expected, Feature feature) {
    assertThat(said.doubleValue())
        .as(feature.label())
        .isCloseTo(expected, within(ROUNDING * span(feature)));
  }

  /** Of the range that a feature usually has. */
  private static double span(Feature feature) {
    return feature.raw(1) - feature.raw(0);
  }
}
