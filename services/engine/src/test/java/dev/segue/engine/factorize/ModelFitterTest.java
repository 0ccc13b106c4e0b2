package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelFitterTest {

  private static final long SEED = 3;

  private final BottomKSample sample = new BottomKSample(8_192);
  private final FeatureTotals totals = new FeatureTotals();

  @Test
  void shouldFitTheClassicRecipeToACatalogue() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 500; i++) {
      add("track-" + i, random.doubles(Feature.COUNT).toArray());
    }

    FactorModel model =
        ModelFitter.fit(Recipe.classic(), sample.entries(), totals, null, 1).model().orElseThrow();

    assertThat(model.rank()).isEqualTo(7);
    assertThat(model.version()).isEqualTo(1);
    assertThat(model.transform().size()).isEqualTo(14);
    assertThat(model.relativeError()).isBetween(0.1, 0.5);
    assertThat(model.components()).extracting(Component::id).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(model.components()).extracting(Component::name).doesNotHaveDuplicates();
  }

  @Test
  void shouldSayWhyThereIsNothingToFit() {
    assertThat(ModelFitter.fit(Recipe.classic(), sample.entries(), totals, null, 1).model())
        .isEmpty();
    add("only", new double[Feature.COUNT]);
    ModelFitter.Fit fit = ModelFitter.fit(Recipe.classic(), sample.entries(), totals, null, 1);
    assertThat(fit.model()).isEmpty();
    assertThat(fit.sentence()).contains("all 1 tracks have the same value");
  }

  private void add(String id, double... canonical) {
    FeatureVector row = FeatureVector.of(canonical);
    sample.put(id, row);
    totals.add(row);
  }
}
