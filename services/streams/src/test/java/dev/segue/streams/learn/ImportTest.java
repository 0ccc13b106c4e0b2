package dev.segue.streams.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the models know of a catalogue while many tracks come in, and soon after. */
class ImportTest {
  private static final Recipe CLASSIC = Recipe.classic();
  private static final Recipe TUNED = Recipe.tuned();

  @ParameterizedTest
  @ValueSource(strings = {"classic", "tuned"})
  void shouldServeAModelOfAllTracksOnceAnImportHasEnded(String name) {
    LearnerFixture learner = new LearnerFixture(2, 1_000, CLASSIC, TUNED);
    publish(learner, "t", 2_000);
    learner.quiet();
    publish(learner, "u", 1_000); // as good as it was, but half as many again
    learner.tick();
    learner.tick();

    assertThat(learner.served(name).tracks()).isEqualTo(3_000);
  }

  @Test
  void shouldLeaveWhatIsAsGoodInItsPlaceWhereTheCatalogueHasHardlyGrown() {
    LearnerFixture learner = new LearnerFixture(2, 4_000, TUNED);
    publish(learner, "t", 2_048);
    learner.quiet();
    int before = learner.served("tuned").version();
    publish(learner, "u", 400);
    learner.quiet();

    assertThat(learner.served("tuned").version())
        .as(learner.served("tuned").reason())
        .isEqualTo(before);
    assertThat(learner.model("tuned@candidate").tracks()).isEqualTo(2_448);
  }

  @Test
  void shouldFitRowsAndTotalsOfTheSameReports() {
    LearnerFixture learner = new LearnerFixture(2, 500, CLASSIC);
    publish(learner, "t", 100);
    learner.tickBeforeTotals();
    learner.quiet();
    assertThat(learner.news()).as("rows without totals").isEmpty();
    learner.sayTotals();
    learner.tick();
    assertThat(fittedOn(learner)).isEqualTo("100 of 100");

    publish(learner, "u", 20);
    learner.tickBeforeTotals();
    assertThat(fittedOn(learner)).as("settled or not").isEqualTo("100 of 100");
    learner.sayTotals();
    learner.tick();
    assertThat(fittedOn(learner)).isEqualTo("120 of 120");
  }

  @Test
  void shouldWaitForTheTotalsOfAReportThatARestartHasCutInTwo() {
    LearnerFixture learner = new LearnerFixture(2, 500, CLASSIC);
    publish(learner, "t", 100);
    learner.quiet();
    publish(learner, "u", 20);
    learner.tickBeforeTotals();
    learner.restart(CLASSIC);
    learner.news();
    learner.quiet();
    assertThat(learner.news()).as("rows without totals").isEmpty();

    learner.sayTotals();
    learner.tick();
    assertThat(fittedOn(learner)).isEqualTo("120 of 120");
  }

  private static String fittedOn(LearnerFixture learner) {
    FactorModel newest = learner.model("classic@candidate");
    return newest.sampleSize() + " of " + newest.tracks();
  }

  private static void publish(LearnerFixture learner, String prefix, int tracks) {
    for (int i = 0; i < tracks; i++) {
      learner.change(prefix + i, Music.mixed(prefix + i));
    }
  }
}
