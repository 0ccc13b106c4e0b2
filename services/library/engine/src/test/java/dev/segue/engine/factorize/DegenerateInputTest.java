package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.RandomVectors;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A sensible model or a sentence, and never a number that is none. */
class DegenerateInputTest {

  private static final long SEED = 59;

  static Stream<Arguments> inputs() {
    Map<String, List<FeatureVector>> inputs = new LinkedHashMap<>();
    inputs.put("no track", List.of());
    inputs.put("one track", List.of(constant(0.4)));
    inputs.put("a track without features", List.of(FeatureVector.empty()));
    inputs.put("two identical tracks", List.of(constant(0.4), constant(0.4)));
    inputs.put("two different tracks", List.of(constant(0.1), constant(0.8)));
    inputs.put("zeros only", List.of(constant(0), constant(0), constant(0)));
    inputs.put("a constant feature", random(200, 0, Feature.ENERGY, 0.5));
    inputs.put("an all-missing feature", random(200, 0, Feature.ENERGY, Double.NaN));
    inputs.put("many holes", random(200, 0.4, Feature.ENERGY, Double.NaN));
    inputs.put("fewer features than components", few(60));
    inputs.put("one feature", random(0.3));
    return inputs.entrySet().stream()
        .flatMap(
            input ->
                Stream.of(Recipe.classic(), Recipe.tuned(), Recipe.genres())
                    .map(recipe -> Arguments.of(input.getKey(), recipe, input.getValue())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void shouldGiveASensibleModelOrASentence(String input, Recipe recipe, List<FeatureVector> rows) {
    Catalogue catalogue = new Catalogue(SEED, 8_192);
    rows.forEach(catalogue::add);
    ModelFitter.Fit settled =
        ModelFitter.settle(recipe, catalogue.sample.entries(), catalogue.totals, null, 1);
    FactorModel served = settled.model().orElse(null);
    ModelFitter.Fit refreshed =
        ModelFitter.refresh(
            recipe, catalogue.sample.entries(), catalogue.totals, served, served, 1);
    ModelFitter.Fit challenged =
        ModelFitter.challenge(
            recipe, catalogue.sample.entries(), catalogue.totals, served, served, 1);
    for (ModelFitter.Fit fit : List.of(settled, refreshed, challenged)) {
      assertThat(fit.sentence()).as(input).isNotBlank().endsWith(".");
      fit.model().ifPresent(model -> assertSound(model, catalogue));
      assertThat(fit.model().isPresent()).as(input).isEqualTo(settled.model().isPresent());
    }
  }

  private static void assertSound(FactorModel model, Catalogue catalogue) {
    assertThat(model.relativeError()).isBetween(0.0, 1.0);
    assertThat(model.digest()).hasSize(16);
    Projection projection = new Projection(model);
    float[] out = new float[model.rank()];
    catalogue
        .sample
        .entries()
        .forEach(
            entry -> {
              projection.project(entry.row(), out, 0);
              for (float value : out) {
                assertThat(value).isFinite().isNotNegative();
              }
            });
    assertThat(Promotion.decide(model, model, catalogue.sample.entries(), 0).promote()).isFalse();
  }

  private static FeatureVector constant(double value) {
    double[] values = new double[Feature.COUNT];
    Arrays.fill(values, value);
    return FeatureVector.of(values);
  }

  private static List<FeatureVector> random(
      int count, double missing, Feature feature, double value) {
    RandomVectors vectors = new RandomVectors(SEED, missing);
    List<FeatureVector> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] values = new double[Feature.COUNT];
      vectors.next().copyInto(values, 0);
      values[feature.position()] = value;
      rows.add(FeatureVector.of(values));
    }
    return rows;
  }

  private static List<FeatureVector> few(int count) {
    List<FeatureVector> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(
          FeatureVector.builder()
              .canonical(Feature.ENERGY, i / 60.0)
              .canonical(Feature.VALENCE, (i * 7 % 60) / 60.0)
              .build());
    }
    return rows;
  }

  private static List<FeatureVector> random(double step) {
    List<FeatureVector> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      rows.add(FeatureVector.builder().canonical(Feature.ENERGY, i * step % 1).build());
    }
    return rows;
  }
}
