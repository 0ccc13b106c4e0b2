package dev.segue.query.http;

import dev.segue.runtime.UnavailableException;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A second port of the same server, at whose root is what the first has under a prefix: for clients
 * that let the host be changed and not the path.
 */
final class RootPort {
  /** Set on requests that came by it. */
  static final String ATTRIBUTE = "segue.root-port";

  private RootPort() {}

  /**
   * Listens on one more port; it is closed with the server.
   *
   * @param setting what the port was set with, for the sentence
   * @throws UnavailableException if the port is taken
   */
  static void open(Server server, String host, int port, String prefix, String setting) {
    ServerConnector first = (ServerConnector) server.getConnectors()[0];
    HttpConfiguration configuration =
        new HttpConfiguration(
            first.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration());
    configuration.addCustomizer((request, headers) -> under(prefix, request));
    ServerConnector connector =
        new ServerConnector(server, new HttpConnectionFactory(configuration));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(first.getIdleTimeout());
    server.addConnector(connector);
    try {
      connector.start();
    } catch (Exception e) {
      throw new UnavailableException(
          "Cannot listen on %s:%d: the address is taken or not ours; choose another with %s (0 = none)."
              .formatted(host, port, setting),
          e);
    }
  }

  private static Request under(String prefix, Request request) {
    HttpURI uri = HttpURI.build(request.getHttpURI(), prefix + request.getHttpURI().getPathQuery());
    request.setAttribute(ATTRIBUTE, true);
    return new Request.Wrapper(request) {
      @Override
      public HttpURI getHttpURI() {
        return uri;
      }
    };
  }
}
