package dev.segue.query.http.front;

import java.util.Map;

/**
 * Why a request is refused before a route is looked for.
 *
 * @param detail what is wrong and what to do, in a sentence
 * @param headers of the answer
 */
public record Refusal(Kind kind, String detail, Map<String, String> headers) {
  /** What is wrong. */
  public enum Kind {
    /** An address that cannot be read. */
    BAD_REQUEST,
    /** A host that is not served here. */
    MISDIRECTED_REQUEST,
    /** A body that takes too long to arrive. */
    REQUEST_TIMEOUT,
    /** A body that is too large. */
    BODY_TOO_LARGE,
    /** Too many at a time. */
    TOO_BUSY
  }

  public Refusal {
    headers = Map.copyOf(headers);
  }

  static Refusal of(Kind kind, String detail) {
    return new Refusal(kind, detail, Map.of());
  }
}
