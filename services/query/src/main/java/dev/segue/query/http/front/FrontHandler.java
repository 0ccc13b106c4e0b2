package dev.segue.query.http.front;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The first handler: refuses what no route shall see, and gives every answer its headers. */
public final class FrontHandler extends Handler.Wrapper {
  /** Attribute of a request that was asked for by HEAD, and is answered as GET. */
  public static final String HEAD = "segue.head";

  private final HostNames hosts;
  private final RefusalWriter refusals;

  private FrontHandler(FrontOptions options, RefusalWriter refusals) {
    hosts = new HostNames(options.hosts());
    this.refusals = refusals;
  }

  /** All handlers before the router, of which the last has no next one yet. */
  public static Handler.Singleton chain(FrontOptions options, RefusalWriter refusals) {
    FrontHandler front = new FrontHandler(options, refusals);
    front.setHandler(new Origins(options).handler());
    return front;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    SecurityHeaders.set(response.getHeaders());
    Refusal refusal = refusal(request);
    if (refusal != null) {
      refusals.write(refusal, request, response, callback);
      return true;
    }
    Request routed = new RoutedRequest(request);
    if (request.getMethod().equals("HEAD")) {
      routed.setAttribute(HEAD, Boolean.TRUE);
    }
    return super.handle(routed, response, callback);
  }

  private @org.jspecify.annotations.Nullable Refusal refusal(Request request) {
    String host = request.getHeaders().get(HttpHeader.HOST);
    if (host != null && !hosts.serves(host)) {
      return Refusal.of(
          Refusal.Kind.MISDIRECTED_REQUEST,
          "This host name is not served here; add it to segue.query.allowed-hosts if it should be.");
    }
    if (!PercentEscapes.wellFormed(request.getHttpURI().toString())) {
      return Refusal.of(
          Refusal.Kind.BAD_REQUEST,
          "The address has a '%' without two hexadecimal digits after it; write %25 for the character.");
    }
    return null;
  }
}
