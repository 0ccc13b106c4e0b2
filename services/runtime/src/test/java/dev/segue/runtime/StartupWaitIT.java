package dev.segue.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.embedded.EmbeddedKafka;
import dev.segue.settings.KafkaSettings;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupWaitIT {
  @TempDir Path folder;

  @Test
  void shouldNeedTheBrokerAndOneOfTheRegistries() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
        ServerSocket registry = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      String nobody = "http://localhost:1";
      String somebody = "http://localhost:" + registry.getLocalPort();

      assertThatCode(() -> waitFor(kafka, nobody + ", " + somebody)).doesNotThrowAnyException();
      assertThatThrownBy(() -> waitFor(kafka, nobody))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining(nobody)
          .hasMessageContaining("segue.kafka.schema.registry.url");
    }
  }

  private static void waitFor(EmbeddedKafka kafka, String registryUrl) {
    StartupWait.forKafkaAndRegistry(
        new KafkaSettings(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "schema.registry.url", registryUrl)),
        Duration.ofSeconds(1));
  }
}
