package dev.segue.streams.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Recipe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pins, roll-backs and aliases, with restarts in between. */
class OperatorTest {
  private static final Recipe CLASSIC = Recipe.classic();
  private static final Map<String, String> NONE = Map.of();

  private final LearnerFixture learner = new LearnerFixture(2, 500, CLASSIC);

  @Test
  void shouldServeAPinnedVersionWhateverIsLearned() {
    versions(3);
    FactorModel first = learner.model("classic@1");
    learner.command("classic", 1, NONE);

    FactorModel served = learner.served("classic");
    assertThat(served.version()).isOne();
    assertThat(served.digest()).isEqualTo(first.digest());
    assertThat(served.reason()).isEqualTo("Pinned by an operator.");
    assertThat(learner.model("classic@1")).as("why it was promoted").isEqualTo(first);

    learner.news();
    grow(4);
    learner.restart(CLASSIC);
    grow(5);
    learner.quiet();
    assertThat(learner.served("classic")).isEqualTo(served);
    assertThat(learner.news()).contains("classic@candidate").doesNotContain("classic", "classic@4");
  }

  @Test
  void shouldGoOnPromotingOnceUnpinnedWithoutGivingANumberTwice() {
    versions(3);
    learner.command("classic", 2, NONE);
    learner.command("classic", 0, NONE);
    assertThat(learner.served("classic")).isEqualTo(learner.model("classic@2"));
    learner.restart(CLASSIC);
    learner.quiet();

    FactorModel served = learner.served("classic");
    assertThat(served.version()).isGreaterThan(3);
    assertThat(served.settled()).isTrue();
    assertThat(served.tracks()).isEqualTo(learner.model("classic@3").tracks());
  }

  @Test
  void shouldKeepAPinnedVersionHoweverManyFollow() {
    versions(2);
    learner.command("classic", 1, NONE);
    for (int i = 3; i < LearnerFixture.KEPT_VERSIONS + 10; i++) {
      grow(i);
    }
    assertThat(learner.models()).containsKeys("classic@1", "classic@2");
    learner.command("classic", 2, NONE);

    assertThat(learner.served("classic").version()).isEqualTo(2);
  }

  @Test
  void shouldChangeNothingForAVersionThatIsNotKept() {
    versions(2);
    FactorModel served = learner.served("classic");
    learner.news();
    learner.command("classic", 7, NONE);
    learner.command("classic", -1, NONE);

    assertThat(learner.news()).isEmpty();
    assertThat(learner.served("classic")).isEqualTo(served);
    grow(3);
    assertThat(learner.served("classic").version()).isEqualTo(3);
  }

  @Test
  void shouldChangeNothingWhenACommandComesTwice() {
    versions(2);
    learner.command("classic", 1, Map.of("2", "Night"));
    learner.news();
    learner.command("classic", 1, Map.of("2", "Night"));
    learner.restart(CLASSIC);
    learner.command("classic", 1, Map.of("2", "Night"));

    assertThat(learner.news()).isEmpty();
  }

  @Test
  void shouldPutAnAliasOnTheServedVersionAtOnceAndOnEveryOneAfter() {
    versions(1);
    learner.quiet();
    FactorModel before = learner.served("classic");
    int id = before.components().get(3).id();
    learner.command("classic", 0, Map.of(Integer.toString(id), " Night drive "));

    FactorModel named = learner.served("classic");
    assertThat(named.version()).isEqualTo(before.version());
    assertThat(named.digest()).isEqualTo(before.digest());
    assertThat(named.reason()).isEqualTo(before.reason());
    assertThat(named.components()).extracting(Component::alias).contains("Night drive");
    assertThat(component(named, id).label()).isEqualTo("Night drive");
    assertThat(learner.model("classic@" + named.version())).isEqualTo(named);

    learner.restart(CLASSIC);
    learner.change("x", Music.mixed("x"));
    learner.quiet();
    FactorModel next = learner.served("classic");
    assertThat(next.version()).isGreaterThan(named.version());
    assertThat(component(next, id).alias()).isEqualTo("Night drive");

    learner.command("classic", 0, NONE);
    assertThat(component(learner.served("classic"), id).alias()).isNull();
  }

  @Test
  void shouldForgetTheCommandAfterATombstone() {
    versions(2);
    learner.command("classic", 1, Map.of("1", "Night"));
    learner.command("classic", null);

    assertThat(learner.served("classic")).isEqualTo(learner.model("classic@1"));
    assertThat(learner.served("classic").components())
        .extracting(Component::alias)
        .containsOnlyNulls();
    learner.quiet();
    assertThat(learner.served("classic").version()).isGreaterThan(2);
  }

  @Test
  void shouldRememberACommandThatComesBeforeTheFirstModel() {
    learner.command("classic", 0, Map.of("1", "First"));
    learner.restart(CLASSIC);
    versions(1);

    assertThat(component(learner.served("classic"), 1).alias()).isEqualTo("First");
  }

  @Test
  void shouldSkipRubbish() {
    versions(1);
    FactorModel served = learner.served("classic");
    learner.news();
    learner.command("classic", "rubbish".getBytes(StandardCharsets.UTF_8));
    learner.command("", null);
    learner.command("a@b", null);
    learner.command("a/b", null);
    learner.command("unknown", 3, NONE);
    learner.command("classic", 0, Map.of("one", "No number", "3", " "));

    assertThat(learner.news()).isEmpty();
    assertThat(learner.served("classic")).isEqualTo(served);
  }

  @Test
  void shouldKeepEveryPromotedVersionWithItsReasonUpToALimit() {
    versions(LearnerFixture.KEPT_VERSIONS + 3);

    List<FactorModel> kept =
        learner.models().entrySet().stream()
            .filter(entry -> entry.getKey().matches("classic@\\d+"))
            .map(Map.Entry::getValue)
            .toList();
    assertThat(kept).hasSize(LearnerFixture.KEPT_VERSIONS);
    assertThat(kept).extracting(FactorModel::version).doesNotContain(1, 2, 3).contains(4, 23);
    assertThat(kept).extracting(FactorModel::reason).allMatch(reason -> reason.contains("range"));
  }

  /** Versions 1 to n, each after the first because a range has grown. */
  private void versions(int n) {
    for (int i = 0; i < 60; i++) {
      learner.change("t" + i, Music.mixed("t" + i));
    }
    learner.tick();
    for (int version = 2; version <= n; version++) {
      grow(version);
    }
    assertThat(learner.served("classic").version()).isEqualTo(n);
  }

  private void grow(int version) {
    learner.change("longer" + version, Music.longer("longer" + version, version));
    learner.tick();
  }

  private static Component component(FactorModel model, int id) {
    return model.components().stream().filter(c -> c.id() == id).findFirst().orElseThrow();
  }
}
