package dev.segue.catalogue.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.TestModels;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Every figure against its definition, computed from what was put in. */
class StatisticsTest {
  private static final double DIGITS = 1e-6;

  @AutoClose private final Catalogue catalogue = new Catalogue();
  private final Map<String, FeatureVector> tracks = new HashMap<>();

  @Test
  void shouldSummariseWhatIsInTheCatalogueAfterChangesAndDeletes() {
    fill(3_000, 5);

    for (FeatureSummary summary : FeatureSummary.of(all())) {
      double[] values = raw(summary.feature());
      double mean = 0;
      for (double value : values) {
        mean += value / values.length;
      }
      double variance = 0;
      for (double value : values) {
        variance += (value - mean) * (value - mean) / (values.length - 1);
      }
      double span = summary.feature().raw(1) - summary.feature().raw(0);
      assertThat(summary.count()).isEqualTo(values.length);
      assertThat(summary.missing()).isEqualTo(tracks.size() - values.length);
      assertThat(summary.mean()).isCloseTo(mean, within(DIGITS * span));
      assertThat(summary.standardDeviation()).isCloseTo(Math.sqrt(variance), within(DIGITS * span));
      assertThat(summary.min()).isCloseTo(values[0], within(DIGITS * span));
      assertThat(summary.max()).isCloseTo(values[values.length - 1], within(DIGITS * span));
      // At least a share of the values lies at or below a quantile, and no fewer above.
      double median = summary.quantiles().getOrDefault(0.5, Double.NaN);
      long below = count(values, Double.NEGATIVE_INFINITY, median);
      assertThat(below).isBetween(values.length / 2L - 1, values.length / 2L + 1);
    }
  }

  @Test
  void shouldInterpolateQuantilesBetweenTheTwoNearest() {
    assertThat(FeatureSummary.quantile(new double[] {1, 2, 4}, 0.5)).isEqualTo(2);
    assertThat(FeatureSummary.quantile(new double[] {1, 2, 4}, 0.75)).isEqualTo(3);
    assertThat(FeatureSummary.quantile(new double[] {7}, 0.95)).isEqualTo(7);
    assertThat(FeatureSummary.quantile(new double[0], 0.5)).isNaN();
  }

  @Test
  void shouldCountEachTrackInOneBin() {
    fill(2_000, 6);

    Histogram histogram = Histogram.of(all(), Feature.TEMPO, 7);

    double[] values = raw(Feature.TEMPO);
    assertThat(histogram.bins()).hasSize(7);
    assertThat(histogram.bins().stream().mapToInt(Histogram.Bin::tracks).sum())
        .isEqualTo(values.length);
    assertThat(histogram.missing()).isEqualTo(tracks.size() - values.length);
    Histogram.Bin third = histogram.bins().get(2);
    assertThat((long) third.tracks())
        .isBetween(
            count(values, third.from(), third.to()) - 1,
            count(values, third.from(), third.to()) + 1);
  }

  @Test
  void shouldPutASingleValueIntoOneBin() {
    put("a", FeatureVector.builder().raw(Feature.TEMPO, 120).build());
    put("b", FeatureVector.builder().raw(Feature.TEMPO, 120).build());

    assertThat(Histogram.of(all(), Feature.TEMPO, 10).bins())
        .containsExactly(new Histogram.Bin(120, 120, 2));
    assertThat(Histogram.of(all(), Feature.ENERGY, 10).bins()).isEmpty();
  }

  @Test
  void shouldCorrelateOverTheTracksThatHaveBoth() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      double energy = random.nextDouble();
      FeatureVector.Builder track =
          FeatureVector.builder()
              .raw(Feature.ENERGY, energy)
              .raw(Feature.LOUDNESS, -30 + 20 * energy)
              .raw(Feature.ACOUSTICNESS, 1 - energy)
              .raw(Feature.MODE, 1);
      put("t" + i, (i % 3 == 0 ? track : track.raw(Feature.VALENCE, random.nextDouble())).build());
    }

    FeatureCorrelation correlation = FeatureCorrelation.of(all());

    assertThat(correlation.tracks()).isEqualTo(500);
    assertThat(correlation.of(Feature.ENERGY, Feature.LOUDNESS)).isCloseTo(1, within(1e-9));
    assertThat(correlation.of(Feature.ACOUSTICNESS, Feature.ENERGY)).isCloseTo(-1, within(1e-9));
    assertThat(correlation.of(Feature.ENERGY, Feature.VALENCE)).isBetween(-0.2, 0.2);
    assertThat(correlation.of(Feature.MODE, Feature.ENERGY)).isNaN();
    assertThat(correlation.of(Feature.TEMPO, Feature.ENERGY)).isNaN();
  }

  @Test
  void shouldShowTheSameSampleOfTheTracksThatPass() {
    fill(1_000, 8);
    int energy = Feature.ENERGY.position();
    RowFilter lively = row -> catalogue.snapshot().rows().feature(row, energy) >= 0.5f;

    Scatter once =
        Scatter.of(
            new FilteredRows(catalogue.snapshot(), lively), Feature.ENERGY, Feature.VALENCE, 50);
    Scatter again =
        Scatter.of(
            new FilteredRows(catalogue.snapshot(), lively), Feature.ENERGY, Feature.VALENCE, 50);

    assertThat(once).isEqualTo(again);
    assertThat(once.points()).hasSize(50).allMatch(point -> point.x() >= 0.5);
    assertThat(once.tracks())
        .isEqualTo(
            (int)
                tracks.values().stream()
                    .filter(t -> t.get(Feature.ENERGY) >= 0.5 && t.has(Feature.VALENCE))
                    .count());
  }

  private FilteredRows all() {
    return new FilteredRows(catalogue.snapshot(), RowFilter.ALL);
  }

  private void fill(int count, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      put("t" + random.nextInt(count), TestModels.features(random));
    }
    for (String id : List.copyOf(tracks.keySet()).subList(0, count / 10)) {
      tracks.remove(id);
      catalogue.remove(id);
    }
  }

  private void put(String id, FeatureVector features) {
    tracks.put(id, features);
    catalogue.put(id, features, FoldedText.of(id, List.of()));
  }

  /** Raw values of a feature, sorted. */
  private double[] raw(Feature feature) {
    List<Double> values = new ArrayList<>();
    tracks.values().stream()
        .filter(track -> track.has(feature))
        .forEach(track -> values.add(feature.raw(track.get(feature))));
    return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  private static long count(double[] values, double from, double to) {
    long count = 0;
    for (double value : values) {
      count += value >= from && value < to ? 1 : 0;
    }
    return count;
  }
}
