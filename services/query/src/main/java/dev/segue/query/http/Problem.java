package dev.segue.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** An error answer as RFC 9457 lays it out, with a stable code and the parameter at fault. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    String instance,
    @Nullable String parameter) {

  static final String CONTENT_TYPE = "application/problem+json";

  static Problem of(ProblemCode code, String detail, String instance, @Nullable String parameter) {
    return new Problem(
        code.type(), code.title(), code.status(), detail, code.code(), instance, parameter);
  }
}
