package dev.segue.cli.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.segue.cli.console.UserError;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A running Segue's REST interface. Whatever is no answer comes out as a {@link UserError}: nothing
 * listens, something else listens, or Segue itself says what is wrong.
 */
public final class SegueClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final URI service;
  private final String key;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final ObjectMapper json = new ObjectMapper();

  /**
   * The Segue at an address such as {@code http://localhost:8080}.
   *
   * @param key that it wants to see; empty for none
   */
  public SegueClient(URI service, String key) {
    this.service = service;
    this.key = key;
  }

  /** Asks for a resource. */
  public JsonNode get(String path) throws InterruptedException {
    return send("GET", path, BodyPublishers.noBody());
  }

  /** Sends a body of JSON. */
  public JsonNode post(String path, JsonNode body) throws InterruptedException {
    return send("POST", path, BodyPublishers.ofString(body.toString()));
  }

  /** Puts a body of JSON in the place of what is there. */
  public JsonNode put(String path, JsonNode body) throws InterruptedException {
    return send("PUT", path, BodyPublishers.ofString(body.toString()));
  }

  /** Takes something away. */
  public JsonNode delete(String path) throws InterruptedException {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /** Part of a path, percent-encoded. */
  public static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode send(String method, String path, BodyPublisher body)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(path))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .method(method, body);
    if (!key.isEmpty()) {
      request.header("X-API-Key", key);
    }
    HttpResponse<String> response;
    try {
      response = http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UserError(
          "no Segue answers at "
              + service
              + "; start one ('segue demo', 'segue query'), or say with --url where it is.",
          e);
    }
    JsonNode answer = parse(response.body());
    if (response.statusCode() == 401) {
      throw new UserError(
          "%s %s Commands take it from the setting %s."
              .formatted(service, sentence(401, answer), ClientSettings.API_KEY));
    }
    if (response.statusCode() >= 400) {
      throw new UserError(sentence(response.statusCode(), answer));
    }
    if (answer.isMissingNode() && !response.body().isBlank()) {
      throw new UserError(service + " answers, but not as a Segue does; is it another program?");
    }
    return answer;
  }

  private JsonNode parse(String body) {
    try {
      JsonNode parsed = json.readTree(body);
      return parsed == null ? MissingNode.getInstance() : parsed;
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }

  /** What a problem (RFC 9457) says, or at the least its status. */
  private String sentence(int status, JsonNode problem) {
    String detail = problem.path("detail").asText("");
    if (!detail.isEmpty()) {
      return detail;
    }
    String title = problem.path("title").asText("");
    return service + " answers " + status + (title.isEmpty() ? "." : ", " + title + ".");
  }
}
