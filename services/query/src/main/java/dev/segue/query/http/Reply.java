package dev.segue.query.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is sent back: status, headers, content type and body, or a stream of events. */
final class Reply {
  /** Sends events until the client goes, or the service ends. */
  @FunctionalInterface
  interface Streaming {
    void run(EventStream stream) throws IOException, InterruptedException;
  }

  /** Writes a body piece by piece; ends with an exception when the client has gone. */
  @FunctionalInterface
  interface Writing {
    void write(OutputStream out) throws IOException;
  }

  private final int status;
  private final String contentType;
  private final byte[] body;
  private final Map<String, String> headers;
  private final @Nullable Streaming streaming;
  private final @Nullable Writing writing;

  private Reply(
      int status,
      String contentType,
      byte[] body,
      Map<String, String> headers,
      @Nullable Streaming streaming) {
    this(status, contentType, body, headers, streaming, null);
  }

  private Reply(
      int status,
      String contentType,
      byte[] body,
      Map<String, String> headers,
      @Nullable Streaming streaming,
      @Nullable Writing writing) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
    this.headers = headers;
    this.streaming = streaming;
    this.writing = writing;
  }

  /** Server-sent events; what is wrong with a request has to be found before. */
  static Reply stream(Streaming streaming) {
    return new Reply(
        200,
        "text/event-stream;charset=utf-8",
        new byte[0],
        Map.of("Cache-Control", "no-store", "X-Accel-Buffering", "no"),
        streaming);
  }

  /** Bytes that are the same until the next version of the product. */
  static Reply bytes(String contentType, byte[] body, Map<String, String> headers) {
    return new Reply(200, contentType, body, Map.copyOf(headers), null);
  }

  /** The client has these bytes already, as its {@code If-None-Match} says. */
  static Reply notModified(String contentType, Map<String, String> headers) {
    return new Reply(304, contentType, new byte[0], Map.copyOf(headers), null);
  }

  static Reply json(Object value) {
    return new Reply(200, "application/json", Json.write(value), Map.of(), null);
  }

  /** JSON that is written as it is computed; what is wrong has to be found before. */
  static Reply written(Writing writing) {
    return new Reply(200, "application/json", new byte[0], Map.of(), null, writing);
  }

  /** What was asked for will be done. */
  static Reply accepted(Object value) {
    return new Reply(202, "application/json", Json.write(value), Map.of(), null);
  }

  static Reply text(String contentType, String text) {
    return new Reply(200, contentType, text.getBytes(StandardCharsets.UTF_8), Map.of(), null);
  }

  /** Done; there is nothing to say. */
  static Reply noContent() {
    return new Reply(204, "application/json", new byte[0], Map.of(), null);
  }

  /** What another node answered. */
  static Reply relayed(int status, String contentType, byte[] body) {
    return new Reply(status, contentType, body, Map.of(), null);
  }

  /** The same with one more header. */
  Reply with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Reply(status, contentType, body, Map.copyOf(more), streaming, writing);
  }

  static Reply problem(Problem problem, Map<String, String> headers) {
    return new Reply(
        problem.status(), Problem.CONTENT_TYPE, Json.write(problem), Map.copyOf(headers), null);
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

  /** What writes the body; null for an answer whose body is there. */
  @Nullable Writing writing() {
    return writing;
  }

  /** What sends the events; null for an answer with a body. */
  @Nullable Streaming streaming() {
    return streaming;
  }
}
