package dev.segue.streams.learn;

import static dev.segue.streams.learn.LearnSchedule.Step.REFRESH;
import static dev.segue.streams.learn.LearnSchedule.Step.SETTLE;
import static dev.segue.streams.learn.LearnSchedule.Step.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LearnScheduleTest {
  private static final Duration SETTLE_AFTER = Duration.ofSeconds(5);

  private final LearnSchedule schedule = new LearnSchedule(SETTLE_AFTER, false);

  @Test
  void shouldLearnFromAllThereIsAfterAStart() {
    assertThat(schedule.next(0)).isEqualTo(REFRESH);
    assertThat(schedule.next(500)).isEqualTo(WAIT);
  }

  @Test
  void shouldWaitAfterAStartWhereEverythingHasSettled() {
    LearnSchedule settled = new LearnSchedule(SETTLE_AFTER, true);

    assertThat(settled.next(0)).isEqualTo(WAIT);
    assertThat(settled.next(1_000_000)).isEqualTo(WAIT);
    settled.change();
    assertThat(settled.next(1_000_500)).isEqualTo(REFRESH);
  }

  @Test
  void shouldSettleOnceWhenNothingHasComeForAWhile() {
    schedule.next(0);
    assertThat(schedule.next(4_999)).isEqualTo(WAIT);
    assertThat(schedule.next(5_000)).isEqualTo(SETTLE);
    assertThat(schedule.next(20_000)).isEqualTo(WAIT);
  }

  @Test
  void shouldSettleAgainAfterNewEvidence() {
    schedule.next(0);
    schedule.next(5_000);
    schedule.change();

    assertThat(schedule.next(6_000)).isEqualTo(REFRESH);
    assertThat(schedule.next(10_000)).isEqualTo(WAIT);
    assertThat(schedule.next(11_000)).isEqualTo(SETTLE);
  }

  @Test
  void shouldNotSettleWhileEvidenceKeepsComing() {
    for (int tick = 0; tick < 100; tick++) {
      schedule.change();
      assertThat(schedule.next(500L * tick)).isEqualTo(REFRESH);
    }
  }

  @Test
  void shouldSpendATenthOfTheTimeOnFits() {
    schedule.next(1_000);
    schedule.took(Duration.ofMillis(300), 1_000);
    schedule.change();

    assertThat(schedule.next(3_999)).isEqualTo(WAIT);
    assertThat(schedule.next(4_000)).as("what waited is not lost").isEqualTo(REFRESH);
  }

  @Test
  void shouldNotHoldSettlingUpWhereNothingComesIn() {
    schedule.next(0);
    schedule.took(Duration.ofSeconds(2), 0);

    assertThat(schedule.next(5_000)).isEqualTo(SETTLE);
    schedule.took(Duration.ofSeconds(1), 5_000);
    schedule.change();
    assertThat(schedule.next(14_999)).as("but the next refit").isEqualTo(WAIT);
    assertThat(schedule.next(20_000)).isEqualTo(REFRESH);
  }
}
