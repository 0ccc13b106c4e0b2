package dev.segue.concurrency;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Answers go first: work that nobody waits for stands still while somebody does.
 *
 * <p>While half of the processors or more are taken by requests, background work waits before each
 * of its pieces, of a millisecond or so, until fewer are; yet only in the first {@value
 * #YIELDED_MILLIS} of every {@value #PERIOD_MILLIS} milliseconds. The rest is its own whatever is
 * asked, so that it slows down and never stops. With processors to spare nothing waits.
 *
 * <p>Everybody waits in the same part of the period, which needs no account of who did how long.
 */
public final class RequestPriority {
  static final long PERIOD_MILLIS = 10;
  static final long YIELDED_MILLIS = 7;
  private static final long PERIOD = TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLIS);
  private static final long YIELDED = TimeUnit.MILLISECONDS.toNanos(YIELDED_MILLIS);

  private final int many;
  private final LongSupplier nanoClock;
  private final Timer waiting;
  private final AtomicInteger requests = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fewer = lock.newCondition();

  public RequestPriority(MeterRegistry metrics) {
    this(metrics, Runtime.getRuntime().availableProcessors(), System::nanoTime);
  }

  RequestPriority(MeterRegistry metrics, int processors, LongSupplier nanoClock) {
    many = Math.max(1, processors / 2);
    this.nanoClock = nanoClock;
    waiting =
        Timer.builder("segue.query.background.waiting")
            .description("Time that background work stood still so that requests were answered")
            .register(metrics);
  }

  /** Answers a request; background work waits meanwhile. */
  public <T> T answer(Supplier<T> answer) {
    requests.incrementAndGet();
    try {
      return answer.get();
    } finally {
      if (requests.decrementAndGet() == many - 1) {
        signalWaiting();
      }
    }
  }

  /** To be called before each piece of background work: waits where requests go first. */
  public void yieldToRequests() {
    if (nanosToWait() == 0) {
      return;
    }
    long begin = nanoClock.getAsLong();
    lock.lock();
    try {
      for (long nanos = nanosToWait(); nanos > 0; nanos = nanosToWait()) {
        fewer.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
      waiting.record(Duration.ofNanos(nanoClock.getAsLong() - begin));
    }
  }

  /** How long a piece of background work has to wait at this moment, at most. */
  long nanosToWait() {
    return requests.get() < many
        ? 0
        : Math.max(0, YIELDED - Math.floorMod(nanoClock.getAsLong(), PERIOD));
  }

  private void signalWaiting() {
    lock.lock();
    try {
      fewer.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
