package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.segue.query.http.Client.Response;
import dev.segue.query.http.front.CostClass;
import dev.segue.query.http.front.FrontOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Many and slow requests: what holds none up, and what is sent away. */
@SuppressWarnings(
    "StringConcatToTextBlock") // lines of HTTP end in CR LF, those of a text block in LF
class AdmissionTest {
  private static final String BODY_BEGUN =
      "POST /v1/similar HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "Content-Length: 100\r\n\r\n{";

  @AutoClose private static final ApiFixture api = ApiFixture.withTracks(20);
  private static final int ADMIN_PORT = freePort();

  @AutoClose
  private static final HttpServer impatient =
      api.api.serve(
          new HttpOptions(
              "127.0.0.1",
              0,
              ADMIN_PORT,
              8,
              new FrontOptions(
                  Set.of(),
                  Set.of(),
                  false,
                  Duration.ofMillis(300),
                  8,
                  Map.of(CostClass.BULK, 1))));

  private final List<Socket> sockets = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @Test
  void shouldAnswerWhileMoreBodiesAreOnTheirWayThanThereAreThreads() throws IOException {
    for (int i = 0; i < 100; i++) {
      begin(api.port(), BODY_BEGUN);
    }
    for (String path : List.of("/livez", "/metrics", "/v1/tracks/t1", "/v1/tracks/t1/similar")) {
      assertThat(api.client.get(path).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void shouldRefuseABodyThatDoesNotArrive() throws IOException {
    Socket slow = begin(impatient.port(), BODY_BEGUN);
    String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(answer).startsWith("HTTP/1.1 408").contains("request_timeout", "nosniff");
  }

  @Test
  void shouldCloseAConnectionWhoseHeadersDoNotArrive() throws IOException {
    Socket slow = begin(impatient.port(), "GET /livez HTTP/1.1\r\nHost: local");
    assertThat(slow.getInputStream().readAllBytes()).isEmpty();
    Socket second = begin(impatient.port(), "GET /livez HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(second.getInputStream().read()).isEqualTo('H');
    send(second, "GET /livez HT");
    assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .containsOnlyOnce("TTP/1.1 200");
  }

  @Test
  void shouldAnswerProbesWhileNoConnectionIsLeft() throws IOException {
    for (int i = 0; i < 30; i++) {
      begin(impatient.port(), "");
    }
    Client admin = new Client(ADMIN_PORT);
    assertThat(admin.get("/livez").status()).isEqualTo(200);
    assertThat(admin.get("/metrics").body()).contains("segue_query_admission_waiting");
    Response other = admin.get("/v1/tracks/t1");
    assertThat(other.status()).isEqualTo(421);
    assertThat(other.json().get("detail").textValue()).contains("/livez");
  }

  @Test
  void shouldTakeABodyInPieces() throws IOException {
    String body = "{\"features\": {\"energy\": 0.5}, \"limit\": 1}";
    Socket socket =
        begin(
            api.port(),
            "POST /v1/similar HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < body.length(); i++) {
      send(socket, "1\r\n" + body.charAt(i) + "\r\n");
    }
    send(socket, "0\r\n\r\n");
    String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(answer).startsWith("HTTP/1.1 200").contains("\"tracks\"");
  }

  @Test
  void shouldBoundWhatABatchAsksFor() {
    String ids = "\"t1\"" + ",\"t2\"".repeat(999);
    Response refused =
        api.client.post(
            "/v1/similar:batch", "{\"ids\": [" + ids + "], \"limit\": 100, \"explain\": true}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("code").textValue()).isEqualTo("too_much_asked");
    assertThat(refused.json().get("detail").textValue()).contains("fewer ids", "'limit'");
    Response taken =
        api.client.post("/v1/similar:batch", "{\"ids\": [" + ids + "], \"limit\": 20}");
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.header("Content-Length")).isEmpty();
    assertThat(taken.json().get("answers")).hasSize(1_000);
  }

  @Test
  void shouldFinishWhatHasBegunWhenItStopsAndTakeNoMore() throws Exception {
    HttpServer stopping = api.api.serve(HttpOptions.local(0, 8));
    String body = "{\"features\": {\"energy\": 0.5}}";
    Socket begun =
        begin(
            stopping.port(),
            "POST /v1/similar HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: "
                + body.length()
                + "\r\nExpect: 100-continue\r\n\r\n");
    assertThat(new String(begun.getInputStream().readNBytes(12), StandardCharsets.UTF_8))
        .isEqualTo("HTTP/1.1 100");
    int port = stopping.port();
    Thread stop = new Thread(stopping::close);
    stop.start();
    await().until(() -> refused(port));
    send(begun, body);
    assertThat(new String(begun.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("HTTP/1.1 200", "\"tracks\"");
    stop.join();
  }

  private static boolean refused(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return !socket.isConnected();
    } catch (IOException e) {
      return true;
    }
  }

  private Socket begin(int port, String text) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    sockets.add(socket);
    socket.setSoTimeout(20_000);
    send(socket, text);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  private static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
