package dev.segue.remote;

import java.time.Duration;

/**
 * How an interface of others is asked.
 *
 * @param requestsPerSecond at most, 0.1 to 100
 * @param attempts how often one request is sent at most where there is no answer, a status of 5xx,
 *     or 429 with a short wait; at least 1
 * @param firstPause before the second attempt; it doubles with each
 * @param longestWait what {@code Retry-After} may ask for; a longer one ends the request
 * @param timeout of one attempt
 * @param largestBody bytes of an answer
 */
public record RemoteLimits(
    double requestsPerSecond,
    int attempts,
    Duration firstPause,
    Duration longestWait,
    Duration timeout,
    int largestBody) {
  /** Checks the ranges. */
  public RemoteLimits {
    if (!(requestsPerSecond >= 0.1 && requestsPerSecond <= 100)) {
      throw new IllegalArgumentException(
          "requests per second: %s is not from 0.1 to 100".formatted(requestsPerSecond));
    }
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts: %d is less than 1".formatted(attempts));
    }
  }

  /** Three attempts half a second apart, waits of two minutes at most, answers of 32 MiB. */
  public static RemoteLimits of(double requestsPerSecond) {
    return new RemoteLimits(
        requestsPerSecond,
        3,
        Duration.ofMillis(500),
        Duration.ofMinutes(2),
        Duration.ofSeconds(30),
        32 << 20);
  }
}
