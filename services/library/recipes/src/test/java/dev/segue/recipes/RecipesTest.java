package dev.segue.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.engine.factorize.ComponentScale;
import dev.segue.engine.factorize.FeatureRule;
import dev.segue.engine.factorize.FeatureRule.Range;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.factorize.Solver;
import dev.segue.engine.scale.Transform;
import dev.segue.engine.track.Feature;
import dev.segue.settings.InvalidSettingsException;
import dev.segue.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipesTest {
  @TempDir private Path folder;

  @Test
  void shouldKeepTheTwoOfTheProductLiveUnlessToldOtherwise() {
    assertThat(Recipes.live(load(""))).containsExactly(Recipe.classic(), Recipe.tuned());
    assertThat(Recipes.from(load("")))
        .containsExactly(Recipe.classic(), Recipe.tuned(), Recipe.genres());
  }

  @Test
  void shouldReadAWholeRecipe() {
    Settings settings =
        load(
            """
            segue.recipes.mine {
              features = [energy, duration_ms, key]
              transform.duration_ms = log
              weight { key = 0.25, energy = 2 }
              range = percentiles
              undetected-is-missing = true
              explained = 0.85
              solver = als
              component-scale = unit-rms
              similarity = euclidean
            }
            segue.model.recipes = mine
            """);

    assertThat(Recipes.live(settings))
        .containsExactly(
            new Recipe(
                "mine",
                List.of(
                    new FeatureRule(
                        Feature.ENERGY, Transform.LINEAR, Range.PERCENTILES, true, 2, true),
                    new FeatureRule(
                        Feature.DURATION_MS, Transform.LOG, Range.PERCENTILES, true, 1, true),
                    new FeatureRule(
                        Feature.KEY, Transform.LINEAR, Range.PERCENTILES, true, 0.25, true)),
                RankRule.explaining(0.85),
                Solver.ALTERNATING_LEAST_SQUARES,
                ComponentScale.UNIT_RMS,
                Similarity.EUCLIDEAN));
  }

  @Test
  void shouldBeClassicWhereARecipeSaysNothing() {
    Recipe mine = Recipes.named(Recipes.from(load("segue.recipes.mine.components = 7")), "mine");
    Recipe classic = Recipe.classic();

    assertThat(mine).usingRecursiveComparison().ignoringFields("name").isEqualTo(classic);
  }

  @Test
  void shouldTakeRecipesFromTheEnvironmentToo() {
    Settings settings =
        Settings.load(
            Recipes.known(),
            List.of(),
            null,
            Map.of(
                "SEGUE_RECIPES_MINE_COMPONENT_SCALE", "unit-components",
                "SEGUE_RECIPES_MINE_WEIGHT_DURATION_MS", "0.5"),
            Map.of("segue.recipes.mine.components", "3"));

    Recipe mine = Recipes.named(Recipes.from(settings), "mine");

    assertThat(mine.componentScale()).isEqualTo(ComponentScale.UNIT_COMPONENTS);
    assertThat(mine.rank()).isEqualTo(RankRule.fixed(3));
    assertThat(mine.features())
        .filteredOn(rule -> rule.weight() == 0.5)
        .extracting(FeatureRule::feature)
        .containsExactly(Feature.DURATION_MS);
  }

  @Test
  void shouldClipWithPercentilesUnlessToldOtherwise() {
    assertThat(
            Recipes.named(
                    Recipes.from(load("segue.recipes.mine { range = percentiles, clip = false }")),
                    "mine")
                .features())
        .noneMatch(FeatureRule::clip);
  }

  @Test
  void shouldHaveASentenceForEverythingThatIsWrong() {
    problem(
        "features = \"energy, valnce\"",
        "names valnce, which is no feature: the nearest is valence.");
    problem("features = \"key, key\"", "names key twice.");
    problem("transform.tempi = log", "is for no feature: the nearest is tempo.");
    problem("transform.tempo = lgo", "is none of linear, log, absolute.");
    problem(
        "features = key, segue.recipes.mine.weight.tempo = 2",
        "is for a feature that segue.recipes.mine.features does not name.");
    problem(
        "weight.tempo = 0",
        "is not greater than 0: to leave a feature out, do not name it in segue.recipes.mine.features.");
    problem("weight.tempo = much", "is not a number.");
    problem("range = quantiles", "is none of extremes, percentiles, raw-units.");
    problem(
        "range = raw-units, segue.recipes.mine.transform.tempo = log",
        "does not go with segue.recipes.mine.range = raw-units: a logarithm has none.");
    problem("solver = pca", "is none of cd, mu, als.");
    problem("clip = maybe", "is not true or false.");
    problem("components = 17", "is more than 16.");
    problem("components = 0", "is not a whole number from 1.");
    problem("explained = 85", "is not between 0 and 1.");
    problem("explained = 1", "is not between 0 and 1.");
    problem(
        "components = 3, segue.recipes.mine.explained = 0.5",
        "and segue.recipes.mine.explained cannot both be set: the one gives the number, the other finds it.");
    problem("component-scale = none", "is none of as-solved, unit-components, unit-rms.");
    problem("similarity = manhattan", "is none of cosine, euclidean.");
  }

  @Test
  void shouldNameTheNearestOfAnUnknownKey() {
    assertThatThrownBy(() -> load("segue.recipes.mine.component = 3"))
        .hasMessageContaining("Unknown setting segue.recipes.mine.component (")
        .hasMessageContaining("the nearest known one is segue.recipes.mine.components.");
    assertThatThrownBy(() -> load("segue.recipes.mine.weigth.key = 3"))
        .hasMessageContaining("the nearest known one is segue.recipes.mine.weight.key.");
  }

  @Test
  void shouldRefuseANameThatIsTakenOrCouldNotBeAsked() {
    assertThatThrownBy(() -> Recipes.from(load("segue.recipes.classic.components = 3")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessage(
            "segue.recipes.classic: the recipe classic comes with Segue and stays as it is; give yours another name.");
    assertThatThrownBy(() -> Recipes.from(load("segue.recipes.\"m@1\".components = 3")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("up to 40 small letters, digits and dashes");
  }

  @Test
  void shouldRefuseALiveRecipeThatThereIsNot() {
    assertThatThrownBy(() -> Recipes.live(load("segue.model.recipes = \"classic, tuneed\"")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("segue.model.recipes = \"classic, tuneed\" (")
        .hasMessageContaining("There is no recipe tuneed; there are classic, tuned")
        .hasMessageContaining("The nearest is tuned.");
    assertThatThrownBy(() -> Recipes.live(load("segue.model.recipes = \"tuned, tuned\"")))
        .hasMessageContaining("The recipe tuned is named twice.");
    assertThatThrownBy(() -> Recipes.live(load("segue.model.recipes = \"\"")))
        .hasMessageContaining("There must be one recipe at least.");
  }

  @Test
  void shouldFindTheProductsOwnByName() {
    assertThat(Recipes.named("tuned")).isEqualTo(Recipe.tuned());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recipes.named("clasic"))
        .withMessageContaining("The nearest is classic.");
  }

  private void problem(String setting, String sentence) {
    assertThatThrownBy(() -> Recipes.from(load("segue.recipes.mine." + setting)))
        .as(setting)
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageStartingWith("segue.recipes.mine.")
        .hasMessageContaining("segue.conf, line 1) ")
        .hasMessageContaining(sentence);
  }

  private Settings load(String hocon) {
    try {
      Path file = Files.writeString(folder.resolve("segue.conf"), hocon);
      return Settings.load(Recipes.known(), List.of(), file, Map.of(), Map.of());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
