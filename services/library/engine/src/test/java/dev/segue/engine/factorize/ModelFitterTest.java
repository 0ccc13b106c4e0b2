package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.RandomVectors;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ModelFitterTest {

  private static final long SEED = 29;

  private final Catalogue catalogue = new Catalogue(SEED, 8_192);

  @Test
  void shouldFitTheClassicRecipe() {
    FactorModel model = catalogue.grow(500).model(null);
    assertThat(model.name()).isEqualTo("classic");
    assertThat(model.rank()).isEqualTo(7);
    assertThat(model.version()).isEqualTo(1);
    assertThat(model.transform().size()).isEqualTo(14);
    assertThat(model.tracks()).isEqualTo(500);
    assertThat(model.createdAt()).isEqualTo(1_000);
    assertThat(model.relativeError()).isBetween(0.05, 0.5);
    assertThat(model.components()).extracting(Component::id).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(model.components()).extracting(Component::name).doesNotHaveDuplicates();
    assertThat(Promotion.errorOn(model, catalogue.sample.entries()))
        .as("rows at their best, which the solver leaves a little before that")
        .isLessThanOrEqualTo(model.relativeError())
        .isCloseTo(model.relativeError(), within(1e-6));
  }

  @Test
  void shouldContinueFromThePreviousModel() {
    FactorModel first = catalogue.grow(1_000).model(null);
    ModelFitter.Fit second = catalogue.grow(100).fit(Recipe.classic(), first);
    assertThat(second.sentence()).startsWith("Refreshed");
    assertThat(second.model().orElseThrow().version()).isEqualTo(2);
    assertThat(second.model().orElseThrow().components())
        .extracting(Component::id)
        .containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void shouldGiveTheSameModelForTheSameEvidence() {
    FactorModel model = catalogue.grow(300).model(null);
    assertThat(new Catalogue(SEED, 8_192).grow(300).model(null)).isEqualTo(model);
  }

  @Test
  void shouldSayWhyThereIsNothingToFit() {
    assertNothing("no track");
    catalogue.add(FeatureVector.empty());
    assertNothing("nothing to fit");
    catalogue.add(constant(0.3));
    assertNothing("same value");
    catalogue.add(constant(0.3));
    assertNothing("same value");
  }

  @Test
  void shouldFitTwoTracks() {
    FactorModel model = catalogue.add(constant(0.1)).add(constant(0.9)).model(null);
    assertThat(model.rank()).isEqualTo(2);
    assertFinite(model);
  }

  @Test
  void shouldLeaveOutWhatNoTrackHasAndBearWhatNeverVaries() {
    RandomVectors rows = new RandomVectors(SEED, 0);
    for (int i = 0; i < 200; i++) {
      double[] values = new double[Feature.COUNT];
      rows.next().copyInto(values, 0);
      values[Feature.POPULARITY.position()] = Double.NaN;
      values[Feature.TIME_SIGNATURE.position()] = 0.8;
      catalogue.add(FeatureVector.of(values));
    }
    FactorModel model = catalogue.model(null);
    assertThat(model.transform().features()).hasSize(13).doesNotContain(Feature.POPULARITY);
    assertFinite(model);
  }

  @Test
  void shouldNotHaveAsManyComponentsAsFeatures() {
    for (int i = 0; i < 50; i++) {
      catalogue.add(
          FeatureVector.builder()
              .canonical(Feature.ENERGY, i / 50.0)
              .canonical(Feature.TEMPO, (i * 7 % 50) / 50.0)
              .canonical(Feature.VALENCE, (i * 3 % 50) / 50.0)
              .build());
    }
    assertThat(catalogue.model(null).rank()).isEqualTo(2);
    assertFinite(catalogue.model(null));
  }

  @Test
  void shouldFitRowsWithHoles() {
    RandomVectors rows = new RandomVectors(SEED, 0.3);
    for (int i = 0; i < 400; i++) {
      catalogue.add(rows.next());
    }
    FactorModel model = catalogue.add(FeatureVector.empty()).model(null);
    assertThat(model.sampleSize()).as("a track without any feature tells nothing").isEqualTo(400);
    assertThat(model.relativeError()).isBetween(0.0, 0.6);
    assertFinite(model);
  }

  private void assertNothing(String why) {
    ModelFitter.Fit fit = catalogue.fit(Recipe.classic(), null);
    assertThat(fit.model()).isEmpty();
    assertThat(fit.sentence()).contains(why);
  }

  private void assertFinite(FactorModel model) {
    assertThat(model.relativeError()).isFinite().isNotNegative();
    Projection projection = new Projection(model);
    float[] out = new float[model.rank()];
    catalogue
        .sample
        .entries()
        .forEach(
            entry -> {
              projection.project(entry.row(), out, 0);
              double length = Math.sqrt(DoubleStream.of(toDoubles(out)).map(x -> x * x).sum());
              assertThat(length == 0 || Math.abs(length - 1) < 1e-6)
                  .as("length %s of %s", length, Arrays.toString(out))
                  .isTrue();
            });
  }

  private static double[] toDoubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  private static FeatureVector constant(double value) {
    double[] values = new double[Feature.COUNT];
    Arrays.fill(values, value);
    return FeatureVector.of(values);
  }
}
