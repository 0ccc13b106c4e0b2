package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamTest {
  private final ApiFixture fixture = ApiFixture.withTracks(50);
  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    fixture.close();
  }

  @Test
  void shouldSendTheModelAndEachTrackWithWhatFitsAfterIt() throws IOException {
    BufferedReader stream = open("/v1/stream", "");
    assertThat(event(stream, "model")).contains("\"version\":1");

    fixture.put("new", 0.7);

    String track = event(stream, "track");
    assertThat(track).contains("\"id\":\"new\"", "\"similar\":[{\"rank\":1,");
    fixture.serve(2);
    assertThat(event(stream, "model")).contains("\"version\":2");
  }

  @Test
  void shouldGoOnWhereAClientWas() throws IOException {
    BufferedReader first = open("/v1/stream", "");
    fixture.put("a", 0.1);
    String seen = "";
    for (String line = first.readLine(); !line.contains("\"id\":\"a\""); line = first.readLine()) {
      seen = line.startsWith("id: ") ? line.substring(4) : seen;
    }
    sockets.get(0).close();
    fixture.put("b", 0.2);

    BufferedReader again = open("/v1/stream", "Last-Event-ID: " + seen + "\r\n");

    assertThat(event(again, "track")).contains("\"id\":\"b\"");
  }

  @Test
  void shouldGoOnInTheMidstOfWhatCameTogether() throws IOException {
    BufferedReader first = open("/v1/stream?recent=8", "");
    assertThat(event(first, "track")).contains("\"id\":\"t42\"");
    String seen = "";
    for (String line = first.readLine();
        !line.contains("\"id\":\"t47\"");
        line = first.readLine()) {
      seen = line.startsWith("id: ") ? line.substring(4) : seen;
    }
    sockets.get(0).close();

    BufferedReader again = open("/v1/stream?recent=8&last_event_id=" + seen, "");

    assertThat(event(again, "track")).contains("\"id\":\"t48\"");
    assertThat(event(again, "track")).contains("\"id\":\"t49\"");
  }

  @Test
  void shouldAdmitAGapToAClientOfAnEarlierProcess() throws IOException {
    BufferedReader stream = open("/v1/stream?last_event_id=zz.1.3&recent=1", "");

    assertThat(event(stream, "gap")).contains("\"tracks\":50");
    assertThat(event(stream, "track")).contains("\"id\":\"t49\"");
  }

  @Test
  void shouldRefuseWhatItCannotReadBeforeItBegins() {
    Client.Response refused = fixture.client.get("/v1/stream?recent=many");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
  }

  private BufferedReader open(String path, String header) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), fixture.port());
    socket.setSoTimeout(20_000);
    sockets.add(socket);
    socket
        .getOutputStream()
        .write(
            ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    for (String line = reader.readLine(); !line.isEmpty(); line = reader.readLine()) {
      if (line.startsWith("Content-Type")) {
        assertThat(line).contains("text/event-stream");
      }
    }
    return reader;
  }

  /** The data of the next event of a kind; others are passed over. */
  private static String event(BufferedReader stream, String kind) throws IOException {
    String line = stream.readLine();
    while (!line.equals("event: " + kind)) {
      line = stream.readLine();
    }
    return stream.readLine();
  }
}
