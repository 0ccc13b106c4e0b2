package dev.segue.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.segue.concurrency.DaemonThreads;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * {@code /livez}, {@code /readyz} and {@code /metrics} for a service that has no REST API of its
 * own. The first two answer 200 or 503 with JSON that says why.
 */
public final class MonitoringServer implements AutoCloseable {
  static {
    // Else each answer waits 40 ms for the acknowledgement of its own header (Nagle's algorithm).
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService executor;

  private MonitoringServer(HttpServer server, ExecutorService executor) {
    this.server = server;
    this.executor = executor;
  }

  /**
   * Starts answering.
   *
   * @param host the address to listen on, such as 0.0.0.0 or 127.0.0.1
   * @param port the port, or 0 for a free one
   * @throws UnavailableException when the port is in use
   */
  public static MonitoringServer start(
      String host, int port, Health health, Supplier<String> metrics) {
    HttpServer server;
    try {
      server = HttpServer.create(new InetSocketAddress(host, port), 0);
    } catch (BindException e) {
      throw new UnavailableException(
          "The monitoring server cannot listen on "
              + host
              + ":"
              + port
              + " ("
              + e.getMessage()
              + "): stop what uses the port, or choose another (0 takes a free one).",
          e);
    } catch (IOException e) {
      throw new UnavailableException("The monitoring server cannot start: " + e + ".", e);
    }
    ExecutorService executor = Executors.newFixedThreadPool(2, DaemonThreads.named("monitoring"));
    server.setExecutor(executor);
    server.createContext("/livez", exchange -> answer(exchange, "/livez", () -> live(health)));
    server.createContext("/readyz", exchange -> answer(exchange, "/readyz", () -> ready(health)));
    server.createContext(
        "/metrics",
        exchange ->
            answer(
                exchange, "/metrics", () -> new Answer(200, Metrics.CONTENT_TYPE, metrics.get())));
    server.start();
    return new MonitoringServer(server, executor);
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    executor.shutdown();
  }

  private static Answer live(Health health) {
    return health
        .failure()
        .map(why -> Answer.json(503, "{\"status\":\"failed\",\"reason\":" + quoted(why) + "}"))
        .orElseGet(() -> Answer.json(200, "{\"status\":\"live\"}"));
  }

  private static Answer ready(Health health) {
    List<String> waitingFor = health.waitingFor();
    if (waitingFor.isEmpty()) {
      return Answer.json(200, "{\"status\":\"ready\"}");
    }
    return Answer.json(
        503,
        waitingFor.stream()
            .map(MonitoringServer::quoted)
            .collect(Collectors.joining(",", "{\"status\":\"not_ready\",\"waiting_for\":[", "]}")));
  }

  private static void answer(HttpExchange exchange, String path, Supplier<Answer> question)
      throws IOException {
    try (exchange) {
      // A context of the JDK's server also takes everything below its path.
      URI asked = exchange.getRequestURI();
      Answer answer =
          path.equals(asked.getPath())
              ? question.get()
              : Answer.json(404, "{\"status\":\"not_found\"}");
      byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", answer.contentType);
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(answer.status, head ? -1 : body.length);
      if (!head) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
              } else if (c < ' ') {
                json.append("\\u%04x".formatted(c));
              } else {
                json.append((char) c);
              }
            });
    return json.append('"').toString();
  }

  private record Answer(int status, String contentType, String body) {
    static Answer json(int status, String body) {
      return new Answer(status, "application/json", body);
    }
  }
}
