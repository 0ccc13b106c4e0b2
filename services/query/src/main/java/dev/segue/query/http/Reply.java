package dev.segue.query.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What is sent back: status, headers, content type and body. */
final class Reply {
  private final int status;
  private final String contentType;
  private final byte[] body;
  private final Map<String, String> headers;

  private Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.headers = headers;
  }

  static Reply json(Object value) {
    return new Reply(200, "application/json", Json.write(value), Map.of());
  }

  /** What was asked for will be done. */
  static Reply accepted(Object value) {
    return new Reply(202, "application/json", Json.write(value), Map.of());
  }

  static Reply text(String contentType, String text) {
    return new Reply(200, contentType, text.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  static Reply problem(Problem problem, Map<String, String> headers) {
    return new Reply(
        problem.status(), Problem.CONTENT_TYPE, Json.write(problem), Map.copyOf(headers));
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  /** Not to be modified. */
  byte[] body() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }
}
