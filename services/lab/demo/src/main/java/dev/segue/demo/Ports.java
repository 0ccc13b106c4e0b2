package dev.segue.demo;

import dev.segue.cli.console.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Asks whether a port is free before three servers start, so that the sentence names the port and
 * its flag.
 */
final class Ports {
  private Ports() {}

  /**
   * Does nothing if the port can be had or is 0.
   *
   * @throws UserError if something listens on it
   */
  static void requireFree(int port, String purpose, String flag) {
    if (port < 0 || port > 65_535) {
      throw new UserError(
          flag + " " + port + " is not a port; give 1 to 65535, or 0 for any that is free.");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress((InetAddress) null, port));
    } catch (IOException taken) {
      throw new UserError(
          "port "
              + port
              + ", meant for "
              + purpose
              + ", is in use; choose another with "
              + flag
              + " (0 takes any that is free).",
          taken);
    }
  }
}
