package dev.segue.query.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One client of a stream of server-sent events, as the HTML standard lays them out. Every call
 * writes at once and throws {@link IOException} when the client has gone.
 */
final class EventStream {
  private final OutputStream out;

  EventStream(OutputStream out) {
    this.out = out;
  }

  /** Tells the client after how many milliseconds to come back when the connection is lost. */
  void retry(int millis) throws IOException {
    write("retry: " + millis + "\n\n");
  }

  /**
   * Sends an event.
   *
   * @param id what the client says when it comes back: {@code Last-Event-ID}
   */
  void send(String event, String id, Object data) throws IOException {
    String json = new String(Json.write(data), StandardCharsets.UTF_8);
    write("id: " + id + "\nevent: " + event + "\ndata: " + json + "\n\n");
  }

  /** Sends nothing, to find out whether the client is there and to keep proxies patient. */
  void ping() throws IOException {
    write(": \n\n");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
