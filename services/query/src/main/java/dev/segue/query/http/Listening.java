package dev.segue.query.http;

import dev.segue.query.http.front.FrontHandler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Where the server listens. */
final class Listening {
  private static final int APART_THREADS = 6;

  private Listening() {}

  /** On the threads that all requests share. */
  static ServerConnector at(Server server, HttpConfiguration http, String host, int port) {
    return bound(new ServerConnector(server, new HttpConnectionFactory(http)), host, port);
  }

  /** On threads of its own. */
  static ServerConnector apart(Server server, HttpConfiguration http, String host, int port) {
    QueuedThreadPool threads = new QueuedThreadPool(APART_THREADS, 1);
    threads.setName("segue-query-admin");
    threads.setDaemon(true);
    ServerConnector connector =
        new ServerConnector(server, threads, null, null, 1, 1, new HttpConnectionFactory(http));
    connector.setName(FrontHandler.ADMIN);
    return bound(connector, host, port);
  }

  private static ServerConnector bound(ServerConnector connector, String host, int port) {
    connector.setHost(host);
    connector.setPort(port);
    return connector;
  }
}
