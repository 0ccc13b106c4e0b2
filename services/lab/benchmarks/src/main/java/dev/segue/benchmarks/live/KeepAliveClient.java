package dev.segue.benchmarks.live;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A client of HTTP/1.1 that does the least: one connection over a plain socket, one request after
 * another, bodies of a stated length, read into one buffer. So little of what is measured is the
 * client's.
 */
public final class KeepAliveClient implements AutoCloseable {
  private static final byte[] OK = ascii("HTTP/1.1 200");
  private static final byte[] LENGTH = ascii("\r\ncontent-length:");
  private static final byte[] END = ascii("\r\n\r\n");

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private byte[] buffer = new byte[1 << 16];
  private int filled;

  /** Connects to a port of this machine. */
  public KeepAliveClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /**
   * Asks, and reads the answer to its end.
   *
   * @return its body
   * @throws IOException if the status is not 200, or the answer has no length
   */
  public byte[] get(String path) throws IOException {
    out.write(ascii("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    filled = 0;
    int end;
    int searched = 0;
    while ((end = find(END, searched, filled)) < 0) {
      searched = Math.max(0, filled - END.length);
      read();
    }
    int length = length(end);
    if (find(OK, 0, OK.length) != 0 || length < 0) {
      throw new IOException(path + ": " + new String(buffer, 0, end, StandardCharsets.ISO_8859_1));
    }
    int all = end + END.length + length;
    while (filled < all) {
      read();
    }
    return Arrays.copyOfRange(buffer, all - length, all);
  }

  private void read() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    if (count < 0) {
      throw new EOFException("the server closed the connection");
    }
    filled += count;
  }

  /** What the header says, or −1. */
  private int length(int end) {
    int at = find(LENGTH, 0, end);
    if (at < 0) {
      return -1;
    }
    int length = 0;
    for (int i = at + LENGTH.length; i < end && buffer[i] != '\r'; i++) {
      if (buffer[i] != ' ') {
        length = 10 * length + buffer[i] - '0';
      }
    }
    return length;
  }

  /** Where a text in small letters begins, whatever its case in the buffer, or −1. */
  private int find(byte[] text, int from, int end) {
    for (int at = from; at + text.length <= end; at++) {
      int i = 0;
      while (i < text.length && lower(buffer[at + i]) == lower(text[i])) {
        i++;
      }
      if (i == text.length) {
        return at;
      }
    }
    return -1;
  }

  private static int lower(byte letter) {
    return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
