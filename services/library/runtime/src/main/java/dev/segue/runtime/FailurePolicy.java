package dev.segue.runtime;

import dev.segue.schemas.SchemaRegistryUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides what happens when a stream thread dies.
 *
 * <p>A failure is <em>transient</em> when its chain of causes holds one that Kafka calls retriable,
 * an unreachable Schema Registry, or a commit that a broker was too long away to confirm: the input
 * is fine and the world is not. The thread is replaced and reads the same records again, which
 * exactly-once makes safe. Before that the dying thread waits, 1 s doubling up to 30 s for failures
 * in a row; its consumer keeps sending heartbeats meanwhile, so its tasks do not move.
 *
 * <p>Everything else stops the client: a bug or a full disk meets the replacement with the same
 * record, and an endless loop of it looks like a service that runs. So does a transient failure
 * that returns more than {@value #LIMIT} times within ten minutes. The process then reports itself
 * as not live. An error that stems from one record should never get here: it belongs into the dead
 * letters.
 *
 * <p>The global thread cannot be replaced; Kafka Streams stops the client for it, whatever is
 * answered.
 */
public final class FailurePolicy implements StreamsUncaughtExceptionHandler, AutoCloseable {
  static final int LIMIT = 10;
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(FailurePolicy.class);

  private final InstantSource clock;
  private final Duration firstPause;
  private final Deque<Instant> recent = new ArrayDeque<>();
  private final AtomicReference<Throwable> fatal = new AtomicReference<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  public FailurePolicy() {
    this(InstantSource.system(), Duration.ofSeconds(1));
  }

  FailurePolicy(InstantSource clock, Duration firstPause) {
    this.clock = clock;
    this.firstPause = firstPause;
  }

  @Override
  public StreamThreadExceptionResponse handle(Throwable failure) {
    if (!isTransient(failure)) {
      return stop("A stream thread failed and will not be replaced", failure);
    }
    int failures = countRecent();
    if (failures > LIMIT) {
      return stop("A stream thread failed too often to be replaced again", failure);
    }
    LOG.warn(
        "A stream thread failed ({} of at most {} in {}); replacing it",
        failures,
        LIMIT,
        WINDOW,
        failure);
    pause(failures);
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }

  /** What stopped the client, if anything did. */
  public Optional<Throwable> fatal() {
    return Optional.ofNullable(fatal.get());
  }

  /** Ends the pauses, so that a client can close while a thread waits to be replaced. */
  @Override
  public void close() {
    closing.countDown();
  }

  static boolean isTransient(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof Error) {
        return false;
      }
      if (cause instanceof RetriableException
          || cause instanceof SchemaRegistryUnavailableException
          || isUnconfirmedCommit(cause)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What a producer says when it is used after a commit of which it never heard. Kafka has no type
   * for it; a producer of a new thread finishes or aborts that transaction first.
   */
  private static boolean isUnconfirmedCommit(Throwable cause) {
    return cause instanceof IllegalStateException
        && String.valueOf(cause.getMessage()).endsWith("timed out and must be retried");
  }

  private StreamThreadExceptionResponse stop(String what, Throwable failure) {
    fatal.compareAndSet(null, failure);
    LOG.error("{}; the client stops", what, failure);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  private synchronized int countRecent() {
    Instant now = clock.instant();
    while (!recent.isEmpty() && recent.getFirst().isBefore(now.minus(WINDOW))) {
      recent.removeFirst();
    }
    recent.addLast(now);
    return recent.size();
  }

  private void pause(int failures) {
    Duration pause = firstPause.multipliedBy(1L << (failures - 1));
    long millis = Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis());
    try {
      if (closing.await(millis, TimeUnit.MILLISECONDS)) {
        LOG.debug("closing while a thread waited to be replaced");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
