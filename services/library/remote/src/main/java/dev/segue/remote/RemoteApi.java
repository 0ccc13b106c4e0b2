package dev.segue.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.core.functions.CheckedSupplier;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP interface of others: asked at a bounded rate, again after faults that pass, and never for
 * longer than it allows. Redirects are not followed, since a redirect would carry keys elsewhere.
 * Safe for use by several threads, which share the rate.
 */
public final class RemoteApi {
  private static final int SHOWN_BODY = 2_000;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client;
  private final RemoteLimits limits;
  private final RateLimiter rate;
  private final Retry retry;
  private final Clock clock;
  private final Predicate<RemoteException> hopeless;

  /**
   * @param name of the interface, for metrics
   */
  public RemoteApi(String name, RemoteLimits limits) {
    this(name, limits, failure -> false);
  }

  /**
   * @param name of the interface, for metrics
   * @param hopeless which failures are not worth a second attempt, though others of their status
   *     are
   */
  public RemoteApi(String name, RemoteLimits limits, Predicate<RemoteException> hopeless) {
    this.hopeless = hopeless;
    this.clock = Clock.systemUTC();
    this.limits = limits;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(limits.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.rate =
        RateLimiter.of(
            name,
            RateLimiterConfig.custom()
                .limitForPeriod(1)
                .limitRefreshPeriod(Duration.ofNanos((long) (1e9 / limits.requestsPerSecond())))
                .timeoutDuration(Duration.ofHours(1))
                .build());
    this.retry =
        Retry.of(
            name,
            RetryConfig.<JsonNode>custom()
                .maxAttempts(limits.attempts())
                .retryOnException(this::passes)
                .intervalBiFunction(this::pauseMillis)
                .build());
  }

  /**
   * Sends a request and reads the JSON of its answer.
   *
   * @param request its timeout is that of the limits
   * @return the value; a missing node where the answer is empty
   * @throws RemoteException if the last attempt gave no answer, another status than 2xx, or no JSON
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public JsonNode json(HttpRequest.Builder request) throws RemoteException, InterruptedException {
    HttpRequest sent = request.timeout(limits.timeout()).build();
    CheckedSupplier<JsonNode> attempt = Retry.decorateCheckedSupplier(retry, () -> once(sent));
    try {
      return attempt.get();
    } catch (RemoteException | InterruptedException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new RemoteException(RemoteException.shown(sent.uri()) + ": " + e, e);
    }
  }

  private JsonNode once(HttpRequest request) throws RemoteException, InterruptedException {
    if (!rate.acquirePermission()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException("Interrupted while waiting for the rate");
      }
      throw failure(request.uri(), "no permission within an hour", null);
    }
    byte[] body;
    HttpResponse<InputStream> response;
    try {
      response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        body = in.readNBytes(limits.largestBody() + 1);
      }
    } catch (IOException e) {
      throw failure(request.uri(), e.toString(), e);
    }
    String start = new String(body, 0, Math.min(body.length, SHOWN_BODY), StandardCharsets.UTF_8);
    if (response.statusCode() / 100 != 2) {
      throw new RemoteException(
          "%s %s: status %d"
              .formatted(
                  request.method(), RemoteException.shown(request.uri()), response.statusCode()),
          response.statusCode(),
          start,
          response
              .headers()
              .firstValue("Retry-After")
              .map(value -> RetryAfter.parse(value, clock))
              .orElse(null));
    }
    if (body.length > limits.largestBody()) {
      throw failure(
          request.uri(),
          "the answer is larger than %,d bytes".formatted(limits.largestBody()),
          null);
    }
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      throw failure(request.uri(), "the answer is no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw failure(request.uri(), e.toString(), e);
    }
  }

  private static RemoteException failure(URI address, String what, @Nullable Throwable cause) {
    String message = RemoteException.shown(address) + ": " + what;
    return cause == null
        ? new RemoteException(message, 0, "", null)
        : new RemoteException(message, cause);
  }

  private boolean passes(Throwable e) {
    if (!(e instanceof RemoteException remote) || hopeless.test(remote)) {
      return false;
    }
    if (remote.status() == 429) {
      Duration asked = remote.retryAfter();
      return asked == null || asked.compareTo(limits.longestWait()) <= 0;
    }
    return remote.status() >= 500
        || (remote.getCause() instanceof IOException
            && !(remote.getCause() instanceof JsonProcessingException));
  }

  private long pauseMillis(int attempt, Either<Throwable, JsonNode> outcome) {
    Duration asked =
        outcome.isLeft() && outcome.getLeft() instanceof RemoteException remote
            ? remote.retryAfter()
            : null;
    if (asked != null && asked.compareTo(limits.longestWait()) <= 0) {
      return asked.toMillis() + ThreadLocalRandom.current().nextLong(250);
    }
    long pause = limits.firstPause().toMillis() << Math.min(attempt - 1, 10);
    return pause + ThreadLocalRandom.current().nextLong(1 + pause / 2);
  }
}
