package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.factorize.Promotion.Decision;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.scale.FeatureScaling;
import dev.segue.engine.scale.FeatureTransform;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromotionTest {

  private static final long SEED = 31;

  private final Catalogue catalogue = new Catalogue(SEED, 1_024).grow(800);
  private final FactorModel served = catalogue.model(null);

  @Test
  void shouldPromoteTheFirst() {
    assertThat(decide(null, served).promote()).isTrue();
    assertThat(decide(null, served).reason()).contains("first");
  }

  @Test
  void shouldNotPromoteForTheNoiseOfASample() {
    FactorModel now = served;
    int promotions = 0;
    int drifts = 0;
    for (int batch = 0; batch < 20; batch++) {
      FactorModel candidate = catalogue.grow(80).model(now);
      Decision decision = Promotion.decide(now, candidate, catalogue.sample.entries(), drifts);
      drifts = decision.driftsSeen();
      if (decision.promote()) {
        promotions++;
        now = candidate;
      }
    }
    assertThat(promotions).as("seed %d", SEED).isLessThanOrEqualTo(1);
  }

  /** The same music, twice as much of it. */
  @ParameterizedTest
  @ValueSource(strings = {"classic", "tuned"})
  void shouldHardlyMoveWhileACatalogueDoubles(String name) {
    Recipe recipe = name.equals("classic") ? Recipe.classic() : Recipe.tuned();
    assertQuiet(recipe, new Catalogue(SEED, 8_192), 4_096, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "tuned"})
  void shouldHardlyMoveWhileTheRealTableDoubles(String name) {
    List<Entry> rows = new ArrayList<>(RealTable.tracks());
    Collections.shuffle(rows, new Random(SEED));
    Recipe recipe = name.equals("classic") ? Recipe.classic() : Recipe.tuned();
    assertQuiet(recipe, new Catalogue(SEED, 8_192), 4_096, rows);
  }

  private static void assertQuiet(
      Recipe recipe, Catalogue growing, int from, @Nullable List<Entry> rows) {
    add(growing, 0, from, rows);
    FactorModel now =
        ModelFitter.refresh(recipe, growing.sample.entries(), growing.totals, null, null, 1)
            .model()
            .orElseThrow();
    FactorModel newest = now;
    int promotions = 0;
    int drifts = 0;
    for (int at = from; at < 2 * from; at += from / 8) {
      add(growing, at, at + from / 8, rows);
      newest =
          ModelFitter.refresh(recipe, growing.sample.entries(), growing.totals, now, newest, 1)
              .model()
              .orElseThrow();
      Decision decision = Promotion.decide(now, newest, growing.sample.entries(), drifts);
      drifts = decision.driftsSeen();
      if (decision.promote()) {
        promotions++;
        assertSameMusic(now, newest, decision.reason());
        now = newest;
      }
    }
    // Two where an odd row widens a range: errors are then measured on another scale.
    assertThat(promotions)
        .as("%s, seed %d", recipe.name(), SEED)
        .isLessThanOrEqualTo(rows == null ? 1 : 2);
  }

  private static void add(Catalogue growing, int from, int to, @Nullable List<Entry> rows) {
    if (rows == null) {
      growing.grow(to - from);
    } else {
      growing.addAll(rows.subList(from, to));
    }
  }

  private static void assertSameMusic(FactorModel before, FactorModel after, String reason) {
    double[][] cosines =
        ComponentAlignment.cosines(
            new DMatrixRMaj(after.rank(), after.transform().size(), true, after.weights()),
            after.transform(),
            before.components(),
            before.transform());
    for (int i = 0; i < after.rank(); i++) {
      assertThat(after.components().get(i).id()).isEqualTo(before.components().get(i).id());
      assertThat(cosines[i][i]).as("component %d: %s", i, reason).isGreaterThanOrEqualTo(0.98);
    }
  }

  @Test
  void shouldNotPromoteForARangeThatShrinks() {
    FactorModel wide = served;
    FactorModel narrow =
        new FactorModel(
            wide.name(),
            2,
            new FeatureTransform(
                wide.transform().scalings().stream()
                    .map(s -> FeatureScaling.minMax(s.feature(), s.low(), 0.9 * s.high()))
                    .toList()),
            wide.components(),
            wide.similarity(),
            wide.relativeError(),
            wide.sampleSize(),
            wide.tracks(),
            0,
            "",
            false);
    assertThat(decide(wide, narrow).reason()).doesNotContain("range");
  }

  @Test
  void shouldPromoteWhenARangeGrows() {
    double[] loud = new double[Feature.COUNT];
    Arrays.fill(loud, 0.5);
    loud[Feature.LOUDNESS.position()] = 1.5;
    FactorModel candidate = catalogue.add(FeatureVector.of(loud)).model(served);
    assertThat(decide(served, candidate).promote()).isTrue();
    assertThat(decide(served, candidate).reason()).contains("range of loudness");
  }

  @Test
  void shouldPromoteWhenTheMusicIsAnother() {
    Catalogue other = new Catalogue(SEED, 1_024).grow(2);
    for (int i = 0; i < 500; i++) {
      double[] values = new double[Feature.COUNT];
      for (int f = 0; f < values.length; f++) {
        values[f] = ((i >> f % 7) & 1) == 0 ? 0.9 : 0.1 + 0.01 * f;
      }
      other.add(FeatureVector.of(values));
    }
    FactorModel candidate = other.model(served);
    Decision decision = Promotion.decide(served, candidate, other.sample.entries(), 0);
    assertThat(decision.promote()).isTrue();
    assertThat(decision.reason()).contains("error");
  }

  @Test
  void shouldPromoteADriftOnlyIfItPersistsAndTheCatalogueHasGrown() {
    FactorModel turned = withTracks(turned(served), 2 * served.tracks());
    assertThat(Promotion.drift(served, turned)).isGreaterThan(0.05);
    Decision first = Promotion.decide(served, turned, new Catalogue(SEED, 9).sample.entries(), 0);
    assertThat(first.promote()).isFalse();
    assertThat(first.driftsSeen()).isEqualTo(1);
    assertThat(first.reason()).contains("second");
    Decision second =
        Promotion.decide(
            served, turned, new Catalogue(SEED, 9).sample.entries(), first.driftsSeen());
    assertThat(second.promote()).isTrue();

    FactorModel small = withTracks(turned, served.tracks());
    Decision third = Promotion.decide(served, small, new Catalogue(SEED, 9).sample.entries(), 1);
    assertThat(third.promote()).isFalse();
    assertThat(third.reason()).contains("quarter");
    assertThat(Promotion.drift(served, served)).isLessThan(1e-7);
  }

  @Test
  void shouldPromoteWhatIsAsGoodOnlyAtRestAndAfterAGrowthByHalf() {
    FactorModel more = withTracks(served, served.tracks() * 3 / 2);
    FactorModel fewer = withTracks(served, served.tracks() * 3 / 2 - 1);

    assertThat(decide(served, more).promote()).isFalse();
    assertThat(atRest(served, fewer).promote()).isFalse();
    assertThat(atRest(served, more).promote()).isTrue();
    assertThat(atRest(served, more).reason()).contains("grown by half");
    assertThat(atRest(null, served)).isEqualTo(decide(null, served));
  }

  @Test
  void shouldPromoteAnotherSetOfFeaturesAndAnotherRank() {
    Catalogue fewer = new Catalogue(SEED, 1_024);
    for (int i = 0; i < 100; i++) {
      fewer.add(
          FeatureVector.builder()
              .canonical(Feature.ENERGY, i / 100.0)
              .canonical(Feature.TEMPO, (i * 37 % 100) / 100.0)
              .canonical(Feature.VALENCE, (i * 53 % 100) / 100.0)
              .build());
    }
    assertThat(decide(served, fewer.model(served)).reason()).contains("other features");
    Recipe five = Recipe.classic().withRank(RankRule.fixed(5));
    FactorModel smaller = catalogue.fit(five, served).model().orElseThrow();
    assertThat(decide(served, smaller).reason()).contains("5 components");
  }

  private Decision decide(@Nullable FactorModel before, FactorModel candidate) {
    return Promotion.decide(before, candidate, catalogue.sample.entries(), 0);
  }

  private Decision atRest(@Nullable FactorModel before, FactorModel candidate) {
    return Promotion.atRest(before, candidate, catalogue.sample.entries(), 0);
  }

  private static FactorModel turned(FactorModel model) {
    return new FactorModel(
        model.name(),
        2,
        model.transform(),
        model.components().stream()
            .map(
                c -> {
                  double[] weights = c.weights();
                  weights[c.id()] += 0.4 * c.length();
                  return new Component(c.id(), c.name(), weights, 1);
                })
            .toList(),
        model.similarity(),
        model.relativeError(),
        model.sampleSize(),
        model.tracks(),
        0,
        "",
        false);
  }

  private static FactorModel withTracks(FactorModel model, long tracks) {
    return new FactorModel(
        model.name(),
        model.version(),
        model.transform(),
        model.components(),
        model.similarity(),
        model.relativeError(),
        model.sampleSize(),
        tracks,
        0,
        "",
        false);
  }
}
