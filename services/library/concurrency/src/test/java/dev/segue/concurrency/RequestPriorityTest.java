package dev.segue.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RequestPriorityTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();

  @Test
  void shouldWaitForNothingWhereNobodyAsks() {
    RequestPriority requestPriority = new RequestPriority(meters, 2, nanos::get);
    assertThat(requestPriority.nanosToWait()).isZero();
    requestPriority.yieldToRequests();
    assertThat(requestPriority.<String>answer(() -> "answered")).isEqualTo("answered");
    assertThat(requestPriority.nanosToWait()).isZero();
    assertThat(waits()).isZero();
  }

  @Test
  void shouldYieldPartOfEveryPeriodAndHaveTheRestWhateverIsAsked() {
    RequestPriority requestPriority = new RequestPriority(meters, 2, nanos::get);
    long yielded = RequestPriority.YIELDED_MILLIS;
    for (long begin : new long[] {-40, 0, 1_000}) {
      for (long millis = 0; millis < RequestPriority.PERIOD_MILLIS; millis++) {
        nanos.set(TimeUnit.MILLISECONDS.toNanos(begin + millis));
        long expected = TimeUnit.MILLISECONDS.toNanos(Math.max(0, yielded - millis));
        assertThat(requestPriority.<Long>answer(requestPriority::nanosToWait)).isEqualTo(expected);
      }
    }
    nanos.set(TimeUnit.MILLISECONDS.toNanos(yielded));
    requestPriority.answer(
        () -> {
          requestPriority.yieldToRequests();
          return "went on";
        });
    assertThat(waits()).isZero();
  }

  @Test
  void shouldWaitForNothingWhereProcessorsAreLeft() {
    RequestPriority requestPriority = new RequestPriority(meters, 8, nanos::get);
    assertThat(asked(requestPriority, 3)).isZero();
    assertThat(asked(requestPriority, 4)).isPositive();
    assertThat(asked(requestPriority, 9)).isPositive();
    assertThat(requestPriority.nanosToWait()).isZero();
  }

  @Test
  void shouldGiveWayOnASingleProcessor() {
    assertThat(asked(new RequestPriority(meters, 1, nanos::get), 1)).isPositive();
  }

  @Test
  void shouldCountARequestThatFailsAsAnswered() {
    RequestPriority requestPriority = new RequestPriority(meters, 2, nanos::get);
    try {
      requestPriority.answer(
          () -> {
            throw new IllegalStateException("no answer");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("no answer");
    }
    assertThat(requestPriority.nanosToWait()).isZero();
  }

  @Test
  void shouldGoOnWhenTheAnswerIsGivenAndSayThatItWaited() throws Exception {
    RequestPriority requestPriority = new RequestPriority(meters, 2, nanos::get);
    Thread background = new Thread(requestPriority::yieldToRequests, "background");
    requestPriority.answer(
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
  private static long asked(RequestPriority requestPriority, int requests) {
    return requests == 0
        ? requestPriority.nanosToWait()
        : requestPriority.<Long>answer(() -> asked(requestPriority, requests - 1));
  }

  private long waits() {
    return meters.get("segue.query.background.waiting").timer().count();
  }
}
