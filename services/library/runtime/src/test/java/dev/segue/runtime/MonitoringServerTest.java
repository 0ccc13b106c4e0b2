package dev.segue.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // JUnit calls BeforeEach first
class MonitoringServerTest {
  private static final String LOOPBACK = "127.0.0.1";

  private volatile @Nullable String failure;
  private volatile List<String> waitingFor = List.of();
  private Metrics metrics;
  private MonitoringServer server;

  @BeforeEach
  void start() {
    metrics = new Metrics();
    Health health =
        new Health() {
          @Override
          public Optional<String> failure() {
            return Optional.ofNullable(failure);
          }

          @Override
          public List<String> waitingFor() {
            return waitingFor;
          }
        };
    server = MonitoringServer.start(LOOPBACK, 0, health, metrics::scrape);
  }

  @AfterEach
  void stop() {
    server.close();
    metrics.close();
  }

  @Test
  void shouldSayWhetherTheServiceLives() throws Exception {
    assertThat(get("/livez").statusCode()).isEqualTo(200);

    failure = "stream \"thread\"\nfailed";

    assertThat(get("/livez").statusCode()).isEqualTo(503);
    assertThat(get("/livez").body())
        .isEqualTo("{\"status\":\"failed\",\"reason\":\"stream \\\"thread\\\"\\u000afailed\"}");
  }

  @Test
  void shouldSayWhatItWaitsFor() throws Exception {
    assertThat(get("/readyz").statusCode()).isEqualTo(200);

    waitingFor = List.of("stores to be restored", "a first model");

    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/readyz").body())
        .isEqualTo(
            "{\"status\":\"not_ready\",\"waiting_for\":[\"stores to be restored\",\"a first"
                + " model\"]}");
  }

  @Test
  void shouldShowTheMetricsAndNothingElse() throws Exception {
    assertThat(get("/metrics").body()).contains("jvm_memory_used_bytes");
    assertThat(get("/metrics").headers().firstValue("Content-Type")).contains(Metrics.CONTENT_TYPE);
    assertThat(get("/metrics/more").statusCode()).isEqualTo(404);
    assertThat(get("/").statusCode()).isEqualTo(404);
  }

  @Test
  void shouldNameThePortThatIsInUse() {
    Health health =
        new Health() {
          @Override
          public Optional<String> failure() {
            return Optional.empty();
          }

          @Override
          public List<String> waitingFor() {
            return List.of();
          }
        };
    assertThatThrownBy(() -> MonitoringServer.start(LOOPBACK, server.port(), health, () -> ""))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining(LOOPBACK + ":" + server.port());
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://" + LOOPBACK + ":" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
