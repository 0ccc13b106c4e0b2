package dev.segue.collector.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers with JSON on a free port, and remembers what it was asked. */
public final class StubServer implements AutoCloseable {
  private final HttpServer server;
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** What was asked. */
  public record Request(
      String path,
      Map<String, String> parameters,
      Map<String, String> headers,
      String body,
      long nanos) {
    /** A parameter; empty where it is absent. */
    public String parameter(String name) {
      return parameters.getOrDefault(name, "");
    }

    /** A parameter that is a number; 0 where it is absent. */
    public int number(String name) {
      return Integer.parseInt(parameters.getOrDefault(name, "0"));
    }
  }

  /** What is answered. */
  public record Answer(int status, String json, Map<String, String> headers) {
    /** Without headers. */
    public Answer(int status, String json) {
      this(status, json, Map.of());
    }
  }

  public StubServer(Function<Request, Answer> answers) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          Map<String, String> headers = new HashMap<>();
          exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
          Request request =
              new Request(
                  exchange.getRequestURI().getPath(),
                  parameters(exchange.getRequestURI().getRawQuery()),
                  headers,
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                  System.nanoTime());
          requests.add(request);
          Answer answer = answers.apply(request);
          byte[] body = answer.json().getBytes(StandardCharsets.UTF_8);
          answer.headers().forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(answer.status(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What it was asked so far. */
  public List<Request> requests() {
    return requests;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** The parts of a query string or of a form. */
  public static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String part : (query == null ? "" : query).split("&", -1)) {
      String[] pair = part.split("=", 2);
      parameters.put(
          pair[0], pair.length == 1 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }
}
