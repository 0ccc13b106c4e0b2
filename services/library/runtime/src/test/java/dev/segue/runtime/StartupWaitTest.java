package dev.segue.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.settings.KafkaSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartupWaitTest {
  @Test
  void shouldNameTheBrokersThatDoNotAnswerAndTheSettingToChange() throws IOException {
    String nobody = "localhost:" + freePort();
    KafkaSettings kafka =
        new KafkaSettings(
            Map.of("bootstrap.servers", nobody, "schema.registry.url", "http://localhost:1"));

    assertThatThrownBy(() -> StartupWait.forKafkaAndRegistry(kafka, Duration.ZERO))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining(nobody)
        .hasMessageContaining("segue.kafka.bootstrap.servers");
  }

  @Test
  void shouldTreatAHostWithoutAddressLikeABrokerThatIsNotThereYet() {
    KafkaSettings kafka =
        new KafkaSettings(
            Map.of("bootstrap.servers", "nobody.invalid:9092", "schema.registry.url", ""));

    assertThatThrownBy(() -> StartupWait.forKafkaAndRegistry(kafka, Duration.ZERO))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("nobody.invalid:9092");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
