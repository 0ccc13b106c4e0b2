package dev.segue.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingTest {
  private static final Setting SINGLE = new Setting("segue.a-b.c", Kind.INT, "1", "One.");
  private static final Setting SOLVER =
      new Setting("segue.recipes.<name>.solver-kind", Kind.TEXT, "", "A family.");
  private static final Setting WEIGHT =
      new Setting("segue.recipes.<name>.weight.<feature>", Kind.DOUBLE, "", "Another.");

  @Test
  void shouldCoverItsOwnKeyOrTheKeysOfItsFamily() {
    assertThat(SINGLE.covers("segue.a-b.c")).isTrue();
    assertThat(SINGLE.covers("segue.a-bxc")).isFalse();
    assertThat(SOLVER.covers("segue.recipes.mine.solver-kind")).isTrue();
    assertThat(SOLVER.covers("segue.recipes.mine.yours.solver-kind")).isFalse();
    assertThat(SOLVER.covers("segue.recipes..solver-kind")).isFalse();
    assertThat(WEIGHT.covers("segue.recipes.mine.weight.key")).isTrue();
    assertThat(WEIGHT.covers("segue.recipes.mine.weight")).isFalse();
  }

  @Test
  void shouldFindTheMemberOfAVariable() {
    assertThat(SOLVER.memberOf("SEGUE_RECIPES_MINE_SOLVER_KIND"))
        .contains("segue.recipes.mine.solver-kind");
    assertThat(WEIGHT.memberOf("SEGUE_RECIPES_MINE_WEIGHT_DURATION_MS"))
        .contains("segue.recipes.mine.weight.duration_ms");
    assertThat(WEIGHT.memberOf("SEGUE_RECIPES_MY_OWN_WEIGHT_KEY")).isEmpty();
  }

  @Test
  void shouldHaveNoDefaultForAFamily() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Setting("segue.recipes.<name>.rank", Kind.INT, "7", "Wrong."));
  }

  @Test
  void shouldReadAndCheckMembersOfAFamily() {
    List<Setting> known = List.of(SINGLE, SOLVER, WEIGHT);
    Settings settings =
        Settings.load(
            known,
            List.of(),
            null,
            Map.of("SEGUE_RECIPES_MINE_WEIGHT_KEY", "0.5"),
            Map.of("segue.recipes.mine.solver-kind", "cd"));

    assertThat(settings.decimal("segue.recipes.mine.weight.key")).isEqualTo(0.5);
    assertThat(settings.origin("segue.recipes.mine.solver-kind")).isEqualTo("command line");
    assertThat(settings.isSet("segue.recipes.mine.weight.mode")).isFalse();
    assertThat(settings.passThrough("segue.recipes.").keySet())
        .containsExactly("mine.solver-kind", "mine.weight.key");
    assertThatThrownBy(
            () ->
                Settings.load(
                    known,
                    List.of(),
                    null,
                    Map.of("SEGUE_RECIPES_MINE_SOLVER_KINDS", "x"),
                    Map.of(
                        "segue.recipes.mine.weight.key", "x", "segue.recipes.mine.wait.key", "1")))
        .hasMessageContaining(
            "Unknown environment variable SEGUE_RECIPES_MINE_SOLVER_KINDS: the nearest known one is SEGUE_RECIPES_<NAME>_SOLVER_KIND.")
        .hasMessageContaining(
            "Unknown setting segue.recipes.mine.wait.key (command line): the nearest known one is segue.recipes.mine.weight.key.")
        .hasMessageContaining(
            "segue.recipes.mine.weight.key = \"x\" (command line) is not a number.");
  }
}
