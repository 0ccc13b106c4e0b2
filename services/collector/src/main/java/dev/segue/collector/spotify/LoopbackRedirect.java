package dev.segue.collector.spotify;

import com.sun.net.httpserver.HttpServer;
import dev.segue.tables.source.CollectException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the browser is sent back to: a port of this machine that is free; or, on a machine without
 * a browser, the address that somebody pastes. What an answer says is shown nowhere.
 */
public final class LoopbackRedirect implements SpotifySignIn.Person, AutoCloseable {
  private static final String PATH = "/callback";

  private final HttpServer server;
  private final Consumer<String> out;
  private final BufferedReader in;
  private final CompletableFuture<String> query = new CompletableFuture<>();

  /**
   * Listens.
   *
   * @param out takes what a person is told
   * @param in where an address may be pasted
   */
  public LoopbackRedirect(Consumer<String> out, BufferedReader in) throws IOException {
    this.out = out;
    this.in = in;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        PATH,
        exchange -> {
          byte[] page =
              "<!doctype html><title>Segue</title><p>Thank you; this page can be closed."
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
          boolean unused = query.complete(String.valueOf(exchange.getRequestURI().getRawQuery()));
        });
    server.start();
  }

  /** Its address; Spotify takes any port of it where the app has it without one. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
  }

  @Override
  public String code(URI address, String state) throws InterruptedException {
    out.accept("Open this address, and allow what it asks for:");
    out.accept("  " + address);
    out.accept(
        "On a machine without a browser, open it elsewhere, and paste the address that the browser"
            + " is sent to.");
    Thread pasted = new Thread(this::readPasted, "segue-pasted-address");
    pasted.setDaemon(true);
    pasted.start();
    Map<String, String> answer;
    try {
      answer = parameters(query.get());
    } catch (ExecutionException e) {
      throw new CollectException("The answer of the browser cannot be read.", e);
    }
    if (!state.equals(answer.get("state"))) {
      throw new CollectException("The answer is to another sign-in than this one: begin anew.");
    }
    String code = answer.get("code");
    if (code == null) {
      throw new CollectException("Spotify was not allowed to answer: nothing was collected.");
    }
    return code;
  }

  private void readPasted() {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int question = line.indexOf('?');
        if (question >= 0) {
          boolean unused = query.complete(line.substring(question + 1).strip());
        }
      }
    } catch (IOException e) {
      // Nothing can be pasted; the browser may still come.
    }
  }

  private static Map<String, String> parameters(@Nullable String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String part : (query == null ? "" : query).split("&", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2) {
        parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
