package dev.segue.query.http;

import dev.segue.query.http.front.SecurityHeaders;
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
          case 408 -> ProblemCode.REQUEST_TIMEOUT;
          case 413 -> ProblemCode.BODY_TOO_LARGE;
          case 414 -> ProblemCode.URI_TOO_LONG;
          case 431 -> ProblemCode.HEADERS_TOO_LONG;
          case 503 -> ProblemCode.NOT_READY;
          case 505 -> ProblemCode.HTTP_VERSION_NOT_SUPPORTED;
          default -> status >= 500 ? ProblemCode.INTERNAL_ERROR : ProblemCode.BAD_REQUEST;
        };
    String detail =
        switch (code) {
          case URI_TOO_LONG -> "The address of the request is too long.";
          case HEADERS_TOO_LONG -> "The headers of the request are too long.";
          case BAD_REQUEST -> "The request is not valid HTTP.";
          case REQUEST_TIMEOUT -> "The request did not arrive in time; send it again, and faster.";
          case BODY_TOO_LARGE -> "The body may have " + Exchange.LARGEST_BODY + " bytes.";
          case NOT_READY -> "The service is stopping; ask another node, or again.";
          case HTTP_VERSION_NOT_SUPPORTED -> "Ask by HTTP/1.1.";
          default -> code.title() + ".";
        };
    SecurityHeaders.set(response.getHeaders());
    RefusalProblems.write(code, detail, request, response, callback);
    return true;
  }
}
