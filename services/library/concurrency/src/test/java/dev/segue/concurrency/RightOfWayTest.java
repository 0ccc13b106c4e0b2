package dev.segue.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RightOfWayTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void shouldWaitForNothingWhereNobodyAsks() {
    RightOfWay rightOfWay = new RightOfWay(meters, 2, nanos::get);
    assertThat(rightOfWay.nanosToWait()).isZero();
    rightOfWay.giveWay();
    assertThat(rightOfWay.<String>answer(() -> "answered")).isEqualTo("answered");
    assertThat(rightOfWay.nanosToWait()).isZero();
    assertThat(waits()).isZero();
  }

  @Test
  void shouldYieldPartOfEveryPeriodAndHaveTheRestWhateverIsAsked() {
    RightOfWay rightOfWay = new RightOfWay(meters, 2, nanos::get);
    long yielded = RightOfWay.YIELDED_MILLIS;
    for (long begin : new long[] {-40, 0, 1_000}) {
      for (long millis = 0; millis < RightOfWay.PERIOD_MILLIS; millis++) {
        nanos.set(TimeUnit.MILLISECONDS.toNanos(begin + millis));
        long expected = TimeUnit.MILLISECONDS.toNanos(Math.max(0, yielded - millis));
        assertThat(rightOfWay.<Long>answer(rightOfWay::nanosToWait)).isEqualTo(expected);
      }
    }
    nanos.set(TimeUnit.MILLISECONDS.toNanos(yielded));
    rightOfWay.answer(
        () -> {
          rightOfWay.giveWay();
          return "went on";
        });
    assertThat(waits()).isZero();
  }

  @Test
  void shouldWaitForNothingWhereProcessorsAreLeft() {
    RightOfWay rightOfWay = new RightOfWay(meters, 8, nanos::get);
    assertThat(asked(rightOfWay, 3)).isZero();
    assertThat(asked(rightOfWay, 4)).isPositive();
    assertThat(asked(rightOfWay, 9)).isPositive();
    assertThat(rightOfWay.nanosToWait()).isZero();
  }

  @Test
  void shouldGiveWayOnASingleProcessor() {
    assertThat(asked(new RightOfWay(meters, 1, nanos::get), 1)).isPositive();
  }

  @Test
  void shouldCountARequestThatFailsAsAnswered() {
    RightOfWay rightOfWay = new RightOfWay(meters, 2, nanos::get);
    try {
      rightOfWay.answer(
          () -> {
            throw new IllegalStateException("no answer");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("no answer");
    }
    assertThat(rightOfWay.nanosToWait()).isZero();
  }

  @Test
  void shouldGoOnWhenTheAnswerIsGivenAndSayThatItWaited() throws Exception {
    RightOfWay rightOfWay = new RightOfWay(meters, 2, nanos::get);
    Thread background = new Thread(rightOfWay::giveWay, "background");
    rightOfWay.answer(
        () -> {
          background.start();
          await().until(() -> background.getState() == Thread.State.TIMED_WAITING);
          nanos.addAndGet(5);
          return "answered";
        });
    background.join();
    Timer timer = meters.get("segue.query.background.waiting").timer();
    assertThat(timer.count()).isOne();
    assertThat(timer.totalTime(TimeUnit.NANOSECONDS)).isEqualTo(5);
  }

  /** What background work has to wait while so many requests are answered. */
  private static long asked(RightOfWay rightOfWay, int requests) {
    return requests == 0
        ? rightOfWay.nanosToWait()
        : rightOfWay.<Long>answer(() -> asked(rightOfWay, requests - 1));
  }

  private long waits() {
    return meters.get("segue.query.background.waiting").timer().count();
  }
}
