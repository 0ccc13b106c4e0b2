package dev.segue.streams.learn;

import static dev.segue.streams.learn.LearnSchedule.Step.REFRESH;
import static dev.segue.streams.learn.LearnSchedule.Step.SETTLE;
import static dev.segue.streams.learn.LearnSchedule.Step.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnScheduleTest {
  private static final Duration SETTLE_AFTER = Duration.ofSeconds(5);

  /** One that has learned from a thousand tracks and settled on them. */
  private final LearnSchedule schedule = new LearnSchedule(SETTLE_AFTER, true, 1_000, 0);

  @Test
  void shouldLearnFromAllThereIsAfterAStart() {
    LearnSchedule started = new LearnSchedule(SETTLE_AFTER, false, 1_000, 0);

    assertThat(started.next(500, 1_000)).isEqualTo(REFRESH);
    assertThat(started.next(900, 1_000)).isEqualTo(WAIT);
  }

  @Test
  void shouldWaitAfterAStartWhereEverythingHasSettled() {
    assertThat(schedule.next(0, 1_000)).isEqualTo(WAIT);
    assertThat(schedule.next(1_000_000, 1_000)).isEqualTo(WAIT);
    schedule.change(1_000_200);
    assertThat(schedule.next(1_000_500, 1_001)).isEqualTo(REFRESH);
  }

  @Test
  void shouldSettleOnceWhenNothingHasComeForAWhile() {
    schedule.change(0);
    assertThat(schedule.next(0, 1_001)).isEqualTo(REFRESH);
    assertThat(schedule.next(4_999, 1_001)).isEqualTo(WAIT);
    assertThat(schedule.next(5_000, 1_001)).isEqualTo(SETTLE);
    assertThat(schedule.isSettled()).isTrue();
    assertThat(schedule.next(20_000, 1_001)).isEqualTo(WAIT);
  }

  @Test
  void shouldSettleAgainAfterNewEvidence() {
    schedule.change(0);
    schedule.next(0, 1_001);
    schedule.next(5_000, 1_001);
    schedule.change(6_000);

    assertThat(schedule.isSettled()).isFalse();
    assertThat(schedule.next(6_000, 1_002)).isEqualTo(REFRESH);
    assertThat(schedule.next(10_999, 1_002)).isEqualTo(WAIT);
    assertThat(schedule.next(11_000, 1_002)).isEqualTo(SETTLE);
  }

  @Test
  void shouldNotSettleWhileEvidenceKeepsComing() {
    for (int tick = 0; tick < 100; tick++) {
      schedule.change(500L * tick);
      assertThat(schedule.next(500L * tick, 1_000L << (tick / 10))).isEqualTo(REFRESH);
    }
  }

  @ParameterizedTest(name = "{0} tracks after 1,000: {1} ms from begin to begin")
  @CsvSource({"1, 3000", "1000, 3000", "1499, 3000", "1500, 1200", "900000, 1200"})
  void shouldSpendATenthOfTheTimeOnFitsAndAQuarterAfterAGrowthByHalf(long tracks, long apart) {
    schedule.change(10_000);
    schedule.next(10_000, 1_000);
    schedule.took(Duration.ofMillis(300));
    for (long since = 100; since < apart; since += 100) {
      schedule.change(10_000 + since);
      assertThat(schedule.next(10_000 + since, tracks)).as("after %d ms", since).isEqualTo(WAIT);
    }

    assertThat(schedule.next(10_000 + apart, tracks))
        .as("what waited is not lost")
        .isEqualTo(REFRESH);
  }

  @Test
  void shouldNotHoldSettlingUpWhereNothingComesIn() {
    schedule.change(0);
    schedule.next(0, 1_001);
    schedule.took(Duration.ofSeconds(20));
    schedule.change(100);

    assertThat(schedule.next(5_099, 1_002)).isEqualTo(WAIT);
    assertThat(schedule.next(5_100, 1_002)).as("of what was not learned from").isEqualTo(SETTLE);
    schedule.took(Duration.ofSeconds(1));
    schedule.change(14_000);
    assertThat(schedule.next(15_099, 1_003)).as("but the next refit").isEqualTo(WAIT);
    assertThat(schedule.next(15_100, 1_003)).isEqualTo(REFRESH);
  }

  @Test
  void shouldSettleAfterAPauseOfASecondOnceTheCatalogueHasGrownByHalf() {
    schedule.change(0);
    schedule.next(0, 1_200);
    schedule.took(Duration.ofSeconds(15));
    schedule.change(400);

    assertThat(schedule.next(1_399, 1_500)).isEqualTo(WAIT);
    assertThat(schedule.next(1_400, 1_500)).as("whatever fits may take").isEqualTo(SETTLE);
    schedule.took(Duration.ZERO);
    schedule.change(3_000);
    assertThat(schedule.next(3_000, 1_600)).isEqualTo(REFRESH);
    assertThat(schedule.next(7_999, 1_600)).as("but not after little more").isEqualTo(WAIT);
    assertThat(schedule.next(8_000, 1_600)).isEqualTo(SETTLE);
  }

  @Test
  void shouldNotTakeForAPauseWhatBringsTheRestOfAReport() {
    schedule.change(0);
    schedule.next(0, 5_000);
    for (long now = 500; now < 20_000; now += 500) {
      schedule.hear(now);
      assertThat(schedule.next(now, 5_000)).isEqualTo(WAIT);
    }
    assertThat(schedule.next(20_500, 5_000)).isEqualTo(SETTLE);
  }

  @Test
  void shouldNotWaitLongerAfterAGrowthThanElse() {
    LearnSchedule hasty = new LearnSchedule(Duration.ofMillis(200), true, 1_000, 0);
    hasty.change(0);
    hasty.next(0, 5_000);

    assertThat(hasty.next(200, 5_000)).isEqualTo(SETTLE);
  }

  @Test
  void shouldFitAnImportAFewTimesAndKnowAllOfItSoonAfterItsEnd() {
    long end = 37_500;
    LearnSchedule empty = new LearnSchedule(SETTLE_AFTER, true, 0, 0);
    List<Long> fitted = new ArrayList<>();
    long idle = 0;
    long now = 0;
    for (; now < 2 * end && !(now > end && empty.isSettled()); now += 500) {
      long tracks = 8 * Math.min(now, end);
      if (now <= end) {
        empty.change(now);
      }
      if (now >= idle && empty.next(now, tracks) != WAIT) {
        fitted.add(tracks);
        Duration fit = Duration.ofMillis(Math.min(3_000, tracks / 3)); // no more with a full sample
        empty.took(fit);
        idle = now + fit.toMillis();
      }
    }

    assertThat(fitted).hasSizeLessThan(12).endsWith(8 * end);
    assertThat(now).as("when the last fit begins").isLessThan(end + 3_000);
  }
}
