package dev.segue.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.segue.embedded.EmbeddedKafka;
import dev.segue.settings.KafkaSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupWaitIT {
  @TempDir Path folder;

  @Test
  void shouldNeedTheBrokerAndOneOfTheRegistries() throws Exception {
    HttpServer registry = answering("{\"error_code\": 40403, \"message\": \"Schema not found\"}");
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
      String nobody = "http://localhost:1";

      assertThatCode(() -> waitFor(kafka, nobody + ", " + url(registry)))
          .doesNotThrowAnyException();
      assertThatThrownBy(() -> waitFor(kafka, nobody))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining(nobody)
          .hasMessageContaining("segue.kafka.schema.registry.url");
    } finally {
      registry.stop(0);
    }
  }

  @Test
  void shouldSayWhatAServerAnswersThatIsNoRegistry() throws Exception {
    HttpServer other = answering("{\"error_code\": 404, \"message\": \"no such page\"}");
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
      assertThatThrownBy(() -> waitFor(kafka, url(other)))
          .isInstanceOf(UnavailableException.class)
          .hasMessageStartingWith("No Schema Registry answers at " + url(other))
          .hasMessageContaining("answered with status 404: no such page")
          .hasMessageContaining("/apis/ccompat/v7");
    } finally {
      other.stop(0);
    }
  }

  /** A server that says 404 and this to whatever it is asked. */
  private static HttpServer answering(String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(404, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
    server.start();
    return server;
  }

  private static String url(HttpServer server) {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private static void waitFor(EmbeddedKafka kafka, String registryUrl) {
    StartupWait.forKafkaAndRegistry(
        new KafkaSettings(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "schema.registry.url", registryUrl)),
        Duration.ofSeconds(1));
  }
}
