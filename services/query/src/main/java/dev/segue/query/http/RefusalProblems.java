package dev.segue.query.http;

import dev.segue.query.http.front.Refusal;
import dev.segue.query.http.front.RefusalWriter;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes what is refused before a route is found as problem+json. */
final class RefusalProblems implements RefusalWriter {
  @Override
  public void write(Refusal refusal, Request request, Response response, Callback callback) {
    refusal.headers().forEach(response.getHeaders()::put);
    write(code(refusal.kind()), refusal.detail(), request, response, callback);
  }

  static void write(
      ProblemCode code, String detail, Request request, Response response, Callback callback) {
    response.setStatus(code.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    Problem problem = Problem.of(code, detail, instance(request), null);
    response.write(true, ByteBuffer.wrap(Json.write(problem)), callback);
  }

  private static ProblemCode code(Refusal.Kind kind) {
    return switch (kind) {
      case BAD_REQUEST -> ProblemCode.BAD_REQUEST;
      case MISDIRECTED_REQUEST -> ProblemCode.MISDIRECTED_REQUEST;
      case REQUEST_TIMEOUT -> ProblemCode.REQUEST_TIMEOUT;
      case BODY_TOO_LARGE -> ProblemCode.BODY_TOO_LARGE;
      case TOO_BUSY -> ProblemCode.TOO_BUSY;
    };
  }

  /** The path that was asked for, as it came; "/" where none could be read. */
  private static String instance(Request request) {
    String path = request.getHttpURI().getPath();
    return path == null || !path.startsWith("/") || path.equals("/badMessage") ? "/" : path;
  }
}
