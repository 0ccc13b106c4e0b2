package dev.segue.lab.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What lies between a browser and a service, byte for byte; it can be cut, and mended. */
final class Network implements AutoCloseable {
  private final URI service;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private Network(URI service, ServerSocket door) {
    this.service = service;
    this.door = door;
  }

  /** A way to the service at an address of its own. */
  static Network to(String address) throws IOException {
    Network network =
        new Network(URI.create(address), new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    network.run(network::accept);
    return network;
  }

  /** Where the service is reached by this way. */
  String address() {
    return "http://localhost:" + door.getLocalPort() + "/";
  }

  /** Breaks what is connected, and whatever tries to connect from now on. */
  void cut() {
    cut = true;
    open.forEach(Network::reset);
    open.clear();
  }

  void mend() {
    cut = false;
  }

  @Override
  public void close() throws IOException {
    cut();
    door.close();
  }

  private void accept() throws IOException {
    while (true) {
      Socket browser = door.accept();
      open.add(browser);
      if (cut) {
        reset(browser);
        continue;
      }
      Socket there = new Socket(service.getHost(), service.getPort());
      open.add(there);
      run(() -> carry(browser, there));
      run(() -> carry(there, browser));
      if (cut) {
        cut(); // between the look and the entry
      }
    }
  }

  private void carry(Socket from, Socket to) throws IOException {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } finally {
      open.remove(from);
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It was closed already.
    }
  }

  private interface Work {
    void go() throws IOException;
  }

  private void run(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.go();
              } catch (IOException e) {
                // One of both ends has gone.
              }
            },
            "network");
    thread.setDaemon(true);
    thread.start();
  }
}
