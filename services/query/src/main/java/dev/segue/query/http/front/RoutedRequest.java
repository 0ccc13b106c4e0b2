package dev.segue.query.http.front;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;

/**
 * A request as the router shall see it: HEAD is answered as GET is, and Jetty leaves the body out;
 * a method that a header asks for instead is not heard of.
 */
final class RoutedRequest extends Request.Wrapper {
  private static final String OVERRIDE = "X-HTTP-Method-Override";

  private final HttpFields headers;

  RoutedRequest(Request wrapped) {
    super(wrapped);
    headers =
        wrapped.getHeaders().contains(OVERRIDE)
            ? HttpFields.from(
                wrapped.getHeaders().stream()
                    .filter(field -> !field.is(OVERRIDE))
                    .toArray(HttpField[]::new))
            : wrapped.getHeaders();
  }

  @Override
  public HttpFields getHeaders() {
    return headers;
  }

  @Override
  public String getMethod() {
    String method = super.getMethod();
    return method.equals("HEAD") ? "GET" : method;
  }
}
