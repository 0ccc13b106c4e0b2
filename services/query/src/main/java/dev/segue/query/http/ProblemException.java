package dev.segue.query.http;

import org.jspecify.annotations.Nullable;

/** A request that cannot be answered, and the sentence that says why. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final @Nullable String parameter;

  ProblemException(ProblemCode code, String detail) {
    this(code, detail, null);
  }

  ProblemException(ProblemCode code, String detail, @Nullable String parameter) {
    // Without a stack trace: it is an answer, not a failure.
    super(detail, null, false, false);
    this.code = code;
    this.parameter = parameter;
  }

  static ProblemException invalid(String parameter, String detail) {
    return new ProblemException(ProblemCode.INVALID_PARAMETER, detail, parameter);
  }

  ProblemCode code() {
    return code;
  }

  String detail() {
    String message = getMessage();
    return message == null ? code.title() : message;
  }

  @Nullable String parameter() {
    return parameter;
  }
}
