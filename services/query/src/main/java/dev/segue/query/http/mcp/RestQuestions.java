package dev.segue.query.http.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks this node's own REST interface, so that a tool is checked, bounded, forwarded to the owner
 * of a listener and refused exactly as any other request is.
 */
final class RestQuestions {
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final Supplier<URI> self;
  private final ObjectMapper json;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /**
   * @param self where this node listens
   */
  RestQuestions(Supplier<URI> self, ObjectMapper json) {
    this.self = self;
    this.json = json;
  }

  /**
   * An answer, or why there is none.
   *
   * @param body what was answered; where it is a problem, see its {@code detail}
   */
  record Answer(int status, JsonNode body) {
    boolean isProblem() {
      return status >= 400;
    }
  }

  /**
   * A question.
   *
   * @param method GET, POST or PUT
   * @param path with its query string, encoded
   * @param body null for none
   */
  record Question(String method, String path, @Nullable Object body) {
    static Question get(String path) {
      return new Question("GET", path, null);
    }

    static Question post(String path, Object body) {
      return new Question("POST", path, body);
    }

    static Question put(String path, Object body) {
      return new Question("PUT", path, body);
    }
  }

  /** A part of a path, or the value of a parameter. */
  static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * Asks.
   *
   * @param credentials headers that say who asks
   */
  Answer ask(Question question, Map<String, String> credentials)
      throws IOException, InterruptedException {
    BodyPublisher body =
        question.body() == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(json.writeValueAsBytes(question.body()));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(self.get().resolve(question.path()))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .method(question.method(), body);
    credentials.forEach(request::header);
    HttpResponse<byte[]> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), parse(response.body()));
  }

  private JsonNode parse(byte[] body) throws IOException {
    try {
      return body.length == 0 ? MissingNode.getInstance() : json.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
