package dev.segue.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Picks and checks ports on the loopback interface, the only one the embedded servers listen on.
 */
final class LoopbackPort {
  static final String ADDRESS = "127.0.0.1";

  private LoopbackPort() {}

  /**
   * The port to listen on.
   *
   * @param wanted a port, or 0 for a free one
   * @param owner who wants it, for the message ("The Kafka broker")
   * @throws EmbeddedStartException when something else listens on the wanted port
   */
  static int claim(int wanted, String owner) {
    try (ServerSocket socket = new ServerSocket()) {
      // A port whose last connections are still in TIME_WAIT is free: a restart must not wait for
      // it.
      socket.setReuseAddress(true);
      socket.bind(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), wanted));
      return socket.getLocalPort();
    } catch (IOException e) {
      if (wanted == 0) {
        throw new UncheckedIOException(e);
      }
      throw new EmbeddedStartException(
          owner
              + " cannot listen on port "
              + wanted
              + " of this machine ("
              + e.getMessage()
              + "): stop what uses it, or choose another port (0 takes a free one).",
          e);
    }
  }
}
