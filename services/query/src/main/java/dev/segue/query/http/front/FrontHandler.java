package dev.segue.query.http.front;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The first handler: refuses what no route shall see, and gives every answer its headers. */
public final class FrontHandler extends Handler.Wrapper {
  /** Attribute of a request that was asked for by HEAD, and is answered as GET. */
  public static final String HEAD = "segue.head";

  /** Attribute: what the request costs. */
  static final String COST = "segue.cost";

  /** Name of the connector for probes and metrics alone. */
  public static final String ADMIN = "admin";

  private final HostNames hosts;
  private final RefusalWriter refusals;

  FrontHandler(FrontOptions options, RefusalWriter refusals) {
    hosts = new HostNames(options.hosts());
    this.refusals = refusals;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    SecurityHeaders.set(response.getHeaders());
    CostClass cost = CostClass.of(request.getMethod(), request.getHttpURI().getPath());
    Refusal refusal = refusal(request, cost);
    if (refusal != null) {
      refusals.write(refusal, request, response, callback);
      return true;
    }
    request.setAttribute(COST, cost);
    Request routed = new RoutedRequest(request);
    if (request.getMethod().equals("HEAD")) {
      routed.setAttribute(HEAD, true);
    }
    return super.handle(routed, response, callback);
  }

  private @Nullable Refusal refusal(Request request, CostClass cost) {
    String connector = request.getConnectionMetaData().getConnector().getName();
    if (ADMIN.equals(connector) && cost != CostClass.PROBE) {
      return Refusal.of(
          Refusal.Kind.MISDIRECTED_REQUEST, "This port is for /livez, /readyz and /metrics alone.");
    }
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
