package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeDigestTest {

  /** With another digest every node fits and promotes anew after an upgrade. */
  @ParameterizedTest
  @CsvSource({"classic, 5f2866c517fdc7b8", "tuned, 36097047f3d83ed9", "genres, 7947470b4bba2f00"})
  void shouldStayWhatStoresRemember(String name, String digest) {
    assertThat(Long.toHexString(recipe(name).digest())).isEqualTo(digest);
  }

  @Test
  void shouldChangeWithEachPart() {
    Recipe tuned = Recipe.tuned();
    assertThat(
            new Recipe[] {
              tuned,
              tuned.withRank(RankRule.fixed(9)),
              tuned.withRank(RankRule.explaining(0.93)),
              tuned.withSolver(Solver.COORDINATE_DESCENT),
              new Recipe(
                  "other",
                  tuned.features(),
                  tuned.rank(),
                  tuned.solver(),
                  tuned.componentScale(),
                  tuned.similarity()),
              new Recipe(
                  tuned.name(),
                  tuned.features().subList(1, 14),
                  tuned.rank(),
                  tuned.solver(),
                  tuned.componentScale(),
                  tuned.similarity())
            })
        .extracting(Recipe::digest)
        .doesNotHaveDuplicates();
  }

  private static Recipe recipe(String name) {
    return switch (name) {
      case "classic" -> Recipe.classic();
      case "tuned" -> Recipe.tuned();
      default -> Recipe.genres();
    };
  }
}
