package dev.segue.query.http;

import dev.segue.query.access.Access;
import dev.segue.query.facade.FacadeSettings;
import dev.segue.query.http.front.FrontOptions;

/**
 * Where and how the server listens.
 *
 * @param port 0 for a free one
 * @param adminPort a port for probes and metrics besides, on threads of its own; 0 for none
 * @param threads at most this many requests are worked on at a time
 * @param front who may address it
 * @param access who may do what
 * @param facades which interfaces in the shape of others answer
 */
public record HttpOptions(
    String host,
    int port,
    int adminPort,
    int threads,
    FrontOptions front,
    Access access,
    FacadeSettings facades) {

  /** For everybody, all facades, none on a port of its own. */
  public HttpOptions(String host, int port, int adminPort, int threads, FrontOptions front) {
    this(host, port, adminPort, threads, front, Access.open(), FacadeSettings.all());
  }

  /** On the loopback address, for nobody else. */
  public static HttpOptions local(int port, int threads) {
    return new HttpOptions("127.0.0.1", port, 0, threads, FrontOptions.local());
  }
}
