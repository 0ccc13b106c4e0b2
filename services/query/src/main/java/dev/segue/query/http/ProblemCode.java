package dev.segue.query.http;

/** The kinds of error a client can meet; the code in lower case is part of the interface. */
enum ProblemCode {
  TRACK_NOT_FOUND(404, "No such track"),
  ARTIST_NOT_FOUND(404, "No such artist"),
  CATEGORY_NOT_FOUND(404, "No such category"),
  CLUSTER_NOT_FOUND(404, "No such cluster"),
  MODEL_NOT_FOUND(404, "No such model"),
  ROUTE_NOT_FOUND(404, "No such resource"),
  UNAUTHENTICATED(401, "Key needed"),
  FORBIDDEN(403, "Not allowed"),
  FOREIGN_ORIGIN(403, "Foreign origin"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  REQUEST_TIMEOUT(408, "Request too slow"),
  TRACK_AMBIGUOUS(409, "Several such tracks"),
  UNKNOWN_IDS(422, "Unknown ids"),
  TOO_MUCH_ASKED(422, "Too much for one request"),
  TOO_MANY_RATINGS(422, "Too many ratings"),
  INVALID_PARAMETER(400, "Invalid parameter"),
  UNKNOWN_PARAMETER(400, "Unknown parameter"),
  INVALID_BODY(400, "Invalid request body"),
  BODY_TOO_LARGE(413, "Request body too large"),
  URI_TOO_LONG(414, "URI too long"),
  HEADERS_TOO_LONG(431, "Headers too long"),
  MISDIRECTED_REQUEST(421, "Host not served"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  BAD_REQUEST(400, "Bad request"),
  TOO_MANY_STREAMS(503, "Too many streams"),
  TOO_BUSY(503, "Too busy"),
  NOT_READY(503, "Not ready"),
  HTTP_VERSION_NOT_SUPPORTED(505, "HTTP version not supported"),
  INTERNAL_ERROR(500, "Internal error");

  private final int status;
  private final String title;

  ProblemCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  /** The stable code in the answer. */
  String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * The problem type of RFC 9457: a URI that identifies the kind, and is not meant to be opened.
   */
  String type() {
    return "urn:segue:problem:" + code().replace('_', '-');
  }
}
