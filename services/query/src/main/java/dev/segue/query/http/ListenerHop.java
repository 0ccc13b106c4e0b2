package dev.segue.query.http;

import dev.segue.query.listener.ListenerStore;
import dev.segue.query.listener.ListenersUnavailableException;
import dev.segue.query.listener.StoreLocation;
import dev.segue.recommend.listener.Ratings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes a request for a listener to the node that has the ratings, in one hop: a request that
 * carries {@value #GUARD} is answered where it is.
 *
 * <p>Where the owner does not answer, a copy of the ratings does, on this node or another, and
 * {@value #LAG} says how many changes it may lack. Where there is none, the answer is 503 with
 * {@code Retry-After}. What is written goes to Kafka from any node, so it is never refused for want
 * of an owner.
 */
final class ListenerHop {
  static final String GUARD = "Segue-Forwarded";
  static final String LAG = "Segue-Lag";

  private static final Duration CONNECT = Duration.ofMillis(500);
  private static final Duration ANSWER = Duration.ofSeconds(4);
  private static final int NOT_READY = 503;

  private final ListenerStore listeners;
  private final Semaphore hops;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();

  /**
   * @param most requests on their way at a time, so that others find a thread
   */
  ListenerHop(ListenerStore listeners, int most) {
    this.listeners = listeners;
    hops = new Semaphore(Math.max(1, most));
  }

  /** Answers from the ratings of a listener. */
  Reply read(String listener, Exchange exchange, Function<Ratings, Reply> answer) {
    List<StoreLocation.Node> others = others(listener, exchange);
    if (!others.isEmpty()) {
      Reply reply = forward(others.get(0), exchange);
      if (reply != null) {
        return reply;
      }
    }
    Ratings ratings;
    try {
      ratings = listeners.read(listener);
    } catch (ListenersUnavailableException e) {
      return others.stream()
          .skip(1)
          .map(node -> Optional.ofNullable(forward(node, exchange)))
          .flatMap(Optional::stream)
          .findFirst()
          .orElseThrow(() -> e);
    }
    Reply reply = answer.apply(ratings);
    return ratings.lag().isPresent()
        ? reply.with(LAG, Long.toString(ratings.lag().getAsLong()))
        : reply;
  }

  /** Writes, at the owner if it can be reached: it knows when the ratings can be read. */
  Reply write(String listener, Exchange exchange, Supplier<Reply> write) {
    List<StoreLocation.Node> others;
    try {
      others = others(listener, exchange);
    } catch (ListenersUnavailableException e) {
      others = List.of();
    }
    Reply reply = others.isEmpty() ? null : forward(others.get(0), exchange);
    return reply == null ? write.get() : reply;
  }

  private List<StoreLocation.Node> others(String listener, Exchange exchange) {
    return exchange.header(GUARD).isPresent() ? List.of() : listeners.find(listener).others();
  }

  /** The answer of another node; null if it has none. */
  private @Nullable Reply forward(StoreLocation.Node node, Exchange exchange) {
    HttpRequest request = request(node, exchange);
    if (!hops.tryAcquire()) {
      return null;
    }
    try {
      HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
      return response.statusCode() == NOT_READY ? null : relayed(response);
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      hops.release();
    }
  }

  private static HttpRequest request(StoreLocation.Node node, Exchange exchange) {
    String host = node.host().indexOf(':') < 0 ? node.host() : "[" + node.host() + "]";
    HttpRequest.Builder builder;
    try {
      builder =
          HttpRequest.newBuilder(
              URI.create("http://" + host + ":" + node.port() + exchange.target()));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemCode.BAD_REQUEST, "The address has characters that are not percent-encoded.");
    }
    builder.timeout(ANSWER).header(GUARD, "1");
    // Whoever asks is checked there as well, by the same keys.
    for (String name : List.of("Accept", "Authorization", "X-API-Key")) {
      exchange.header(name).ifPresent(value -> builder.header(name, value));
    }
    exchange.header("Content-Type").ifPresent(type -> builder.header("Content-Type", type));
    byte[] body = exchange.method().equals("GET") ? new byte[0] : exchange.bytes();
    return builder
        .method(
            exchange.method(),
            body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
        .build();
  }

  private static Reply relayed(HttpResponse<byte[]> response) {
    Reply reply =
        Reply.relayed(
            response.statusCode(),
            response.headers().firstValue("Content-Type").orElse("application/json"),
            response.body());
    for (String name : List.of(LAG, PlaylistUpload.NOT_FOUND)) {
      Optional<String> value = response.headers().firstValue(name);
      reply = value.isPresent() ? reply.with(name, value.get()) : reply;
    }
    return reply;
  }
}
