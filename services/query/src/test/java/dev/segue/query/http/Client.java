package dev.segue.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A client that sends a request exactly as it is written: the JDK's own would tidy paths up before
 * they are sent.
 */
public final class Client {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final int port;

  public Client(int port) {
    this.port = port;
  }

  /** An answer: status, headers as they came, body. */
  public record Response(int status, String headers, String body) {
    public JsonNode json() {
      try {
        return MAPPER.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(body, e);
      }
    }

    public String header(String name) {
      for (String line : headers.split("\r\n", -1)) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }
  }

  public Response get(String path) {
    return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  public Response delete(String path) {
    return send("DELETE " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  public Response post(String path, String json) {
    return post(path, "application/json", json);
  }

  public Response put(String path, String json) {
    return send("PUT", path, "application/json", json);
  }

  public Response post(String path, String contentType, String body) {
    return send("POST", path, contentType, body);
  }

  private Response send(String method, String path, String contentType, String body) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return send(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
            + contentType
            + "\r\nContent-Length: "
            + length
            + "\r\n\r\n"
            + body);
  }

  /** Posts bytes that are compressed with gzip, or claim to be. */
  public Response postGzip(String path, String contentType, byte[] body) {
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Encoding: gzip\r\n"
            + "Content-Type: "
            + contentType
            + "\r\nContent-Length: "
            + body.length
            + "\r\n\r\n";
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    request.writeBytes(body);
    return send(request.toByteArray());
  }

  /** Sends any text and reads until the server closes. */
  public Response send(String request) {
    return send(request.getBytes(StandardCharsets.UTF_8));
  }

  private Response send(byte[] request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // A server that has refused already need not read the rest.
      }
      return parse(readAll(socket.getInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] readAll(InputStream in) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      in.transferTo(bytes);
    } catch (IOException e) {
      // A reset after the answer: what came is what counts.
    }
    return bytes.toByteArray();
  }

  private static Response parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IllegalStateException("no answer: '" + text + "'");
    }
    String headers = text.substring(0, end);
    int status = Integer.parseInt(headers.split(" ", 3)[1]);
    return new Response(status, headers, text.substring(end + 4));
  }
}
