package dev.segue.streams.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.engine.factorize.Recipe;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/**
 * What the learner does while fits are computed elsewhere; they are computed when a test says so.
 */
class FitExecutorTest {
  private static final Recipe CLASSIC = Recipe.classic();

  private final Queue<Runnable> waiting = new ArrayDeque<>();

  @Test
  void shouldPublishAtTheTickAfterAFitIsComputed() {
    LearnerFixture learner = learner();
    publish(learner, "t", 100);
    learner.tick();
    learner.tick();
    assertThat(learner.news()).as("while it is computed").isEmpty();

    compute();
    assertThat(learner.news()).as("before the next tick").isEmpty();
    learner.tick();
    assertThat(learner.news()).contains("classic@candidate", "classic@1", "classic");
  }

  @Test
  void shouldLearnNextFromAllThatCameMeanwhile() {
    LearnerFixture learner = learner();
    publish(learner, "t", 100);
    learner.tick();
    publish(learner, "more", 50);
    learner.tick();
    compute();
    learner.tick();
    assertThat(learner.model("classic@candidate").tracks()).isEqualTo(100);

    learner.tick();
    compute();
    learner.tick();
    assertThat(learner.model("classic@candidate").tracks()).isEqualTo(150);
  }

  @Test
  void shouldNotHaveSettledOnWhatCameWhileItSettled() {
    LearnerFixture learner = learner();
    publish(learner, "t", 100);
    settleUpTo(learner);
    learner.change("late", Music.longer("late", 9));
    learner.tick();
    compute();
    learner.tick();
    learner.restart(CLASSIC);
    learner.news();
    learner.tick();
    compute();
    learner.tick();

    assertThat(learner.news()).contains("classic@candidate");
    assertThat(learner.model("classic@candidate").tracks()).isEqualTo(101);
  }

  @Test
  void shouldHaveSettledWhereNothingCame() {
    LearnerFixture learner = learner();
    publish(learner, "t", 100);
    settleUpTo(learner);
    compute();
    learner.tick();
    learner.restart(CLASSIC);
    learner.news();
    for (int i = 0; i < 12; i++) {
      learner.tick();
      compute();
    }

    assertThat(learner.news()).isEmpty();
  }

  @Test
  void shouldKeepToWhatAnOperatorPinnedWhileAFitWasComputed() {
    LearnerFixture learner = learner();
    publish(learner, "t", 100);
    learner.tick();
    compute();
    learner.tick();
    learner.change("longer", Music.longer("longer", 9));
    learner.tick();
    learner.tick();
    assertThat(waiting).as("a fit of a wider range").isNotEmpty();
    learner.command("classic", 1, Map.of());
    compute();
    learner.tick();

    assertThat(learner.served("classic").version()).isOne();
    assertThat(learner.model("classic@candidate").tracks()).isEqualTo(101);
  }

  @Test
  void shouldSayWhatWentWrongInAFit() {
    FitExecutor fits = new FitExecutor(Runnable::run, () -> 0);
    fits.begin(
        LearnSchedule.Step.REFRESH,
        List.of(
            new NextFit(
                () -> {
                  throw new IllegalStateException("no such luck");
                },
                fit -> Optional.empty())));

    assertThat(fits.isBusy()).isTrue();
    assertThatThrownBy(fits::done)
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining("no such luck");
  }

  private LearnerFixture learner() {
    LearnerFixture learner = new LearnerFixture(2, 500, CLASSIC);
    learner.setFits(waiting::add);
    learner.restart(CLASSIC);
    return learner;
  }

  /** Ticks until the fit that settles waits to be computed. */
  private void settleUpTo(LearnerFixture learner) {
    learner.tick();
    compute();
    for (int i = 0; i < 12 && waiting.isEmpty(); i++) {
      learner.tick();
    }
    assertThat(waiting).as("the fit that settles").isNotEmpty();
  }

  private void compute() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private static void publish(LearnerFixture learner, String prefix, int tracks) {
    for (int i = 0; i < tracks; i++) {
      learner.change(prefix + i, Music.mixed(prefix + i));
    }
  }
}
