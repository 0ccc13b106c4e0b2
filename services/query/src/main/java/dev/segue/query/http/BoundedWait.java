package dev.segue.query.http;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits a while for what is being computed, for a few requests at a time; others find a thread. */
final class BoundedWait {
  private final long seconds;
  private final Semaphore waiters;

  /**
   * @param seconds how long a request waits
   * @param most how many wait at a time; further ones get only what is there
   */
  BoundedWait(long seconds, int most) {
    this.seconds = seconds;
    waiters = new Semaphore(most);
  }

  /**
   * The result, if it is there or comes in time.
   *
   * @throws ExecutionException if computing it failed
   * @throws ProblemException if the service is being stopped
   */
  <T> Optional<T> of(Future<T> computing) throws ExecutionException {
    boolean mayWait = waiters.tryAcquire();
    try {
      return Optional.of(computing.get(mayWait ? seconds : 0, TimeUnit.SECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ProblemCode.NOT_READY, "The service is being stopped.");
    } finally {
      if (mayWait) {
        waiters.release();
      }
    }
  }
}
