package dev.segue.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RemoteApiTest {
  private record Answer(int status, Map<String, String> headers, String body) {}

  private static final Answer OK = new Answer(200, Map.of(), "{\"a\": 1}");

  private final Queue<Answer> answers = new ArrayDeque<>();
  private final Queue<Long> asked = new ConcurrentLinkedQueue<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(System.nanoTime());
          Answer answer = answers.size() > 1 ? answers.poll() : answers.peek();
          answer.headers().forEach(exchange.getResponseHeaders()::set);
          byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldTryAgainWhatPasses() throws Exception {
    answers.addAll(
        List.of(
            new Answer(503, Map.of(), "busy"),
            new Answer(429, Map.of("Retry-After", "0"), "slower"),
            OK));

    assertThat(api(50).json(request()).path("a").asInt()).isEqualTo(1);
    assertThat(asked).hasSize(3);
  }

  @Test
  void shouldSayWhatWasAskedWithoutItsSecrets() {
    answers.add(new Answer(403, Map.of(), "{\"error\": \"not yours\"}"));

    assertThatThrownBy(() -> api(50).json(request()))
        .isInstanceOfSatisfying(
            RemoteException.class,
            e -> {
              assertThat(e.status()).isEqualTo(403);
              assertThat(e.body()).contains("not yours");
            })
        .hasMessageContaining("/items: status 403")
        .hasMessageNotContaining("secret");
    assertThat(asked).hasSize(1);
  }

  @Test
  void shouldNotWaitLongerThanItsLimit() {
    answers.add(new Answer(429, Map.of("Retry-After", "74214"), ""));

    assertThatThrownBy(() -> api(50).json(request()))
        .isInstanceOfSatisfying(
            RemoteException.class,
            e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(74_214)));
    assertThat(asked).hasSize(1);
  }

  @Test
  void shouldEndWhereNobodyAnswers() {
    server.stop(0);

    assertThatThrownBy(() -> api(50).json(request()))
        .isInstanceOf(RemoteException.class)
        .hasMessageContaining("/items: java.net.ConnectException")
        .hasMessageNotContaining("secret");
  }

  @Test
  void shouldFollowNoRedirect() {
    answers.add(new Answer(302, Map.of("Location", "http://127.0.0.1:1/"), ""));

    assertThatThrownBy(() -> api(50).json(request())).hasMessageContaining("status 302");
  }

  @Test
  void shouldRefuseWhatIsNoJsonAndWhatIsTooLarge() {
    answers.add(new Answer(200, Map.of(), "<html>"));
    assertThatThrownBy(() -> api(50).json(request())).hasMessageContaining("is no JSON");

    answers.clear();
    answers.add(new Answer(200, Map.of(), " ".repeat(5_000) + "{}"));
    assertThatThrownBy(() -> api(50).json(request())).hasMessageContaining("larger than 4,096");
  }

  @Test
  void shouldNotExceedItsRate() throws Exception {
    answers.add(OK);
    RemoteApi api = api(20);
    for (int i = 0; i < 10; i++) {
      api.json(request());
    }

    List<Long> times = List.copyOf(asked);
    long span = times.get(times.size() - 1) - times.get(0);
    assertThat(Duration.ofNanos(span)).isGreaterThan(Duration.ofMillis(350));
  }

  @Test
  void shouldReadBothFormsOfRetryAfter() {
    Clock clock = Clock.fixed(Instant.parse("2026-12-01T12:00:00Z"), ZoneOffset.UTC);

    assertThat(RetryAfter.parse("120", clock)).isEqualTo(Duration.ofMinutes(2));
    assertThat(RetryAfter.parse("Tue, 1 Dec 2026 12:00:30 GMT", clock))
        .isEqualTo(Duration.ofSeconds(30));
    assertThat(RetryAfter.parse("Tue, 1 Dec 2026 11:00:00 GMT", clock)).isEqualTo(Duration.ZERO);
    assertThat(RetryAfter.parse("soon", clock)).isNull();
  }

  private RemoteApi api(double requestsPerSecond) {
    return new RemoteApi(
        "test",
        new RemoteLimits(
            requestsPerSecond,
            3,
            Duration.ofMillis(1),
            Duration.ofMinutes(2),
            Duration.ofSeconds(10),
            4_096));
  }

  private HttpRequest.Builder request() {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/items?key=secret"));
  }
}
