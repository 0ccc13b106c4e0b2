package dev.segue.query.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** The errors that Jetty finds before a route is asked (a URI too long, a broken header). */
final class JettyErrors extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    ProblemCode code =
        switch (status) {
          case 404 -> ProblemCode.ROUTE_NOT_FOUND;
          case 414, 431 -> ProblemCode.URI_TOO_LONG;
          default -> status >= 500 ? ProblemCode.INTERNAL_ERROR : ProblemCode.BAD_REQUEST;
        };
    String detail =
        switch (code) {
          case URI_TOO_LONG -> "The address or the headers of the request are too long.";
          case BAD_REQUEST -> "The request is not valid HTTP.";
          default -> code.title() + ".";
        };
    Problem problem = Problem.of(code, detail, "/", null);
    response.setStatus(code.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
    response.write(true, ByteBuffer.wrap(Json.write(problem)), callback);
    return true;
  }
}
