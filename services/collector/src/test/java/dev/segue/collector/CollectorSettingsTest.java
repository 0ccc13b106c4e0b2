package dev.segue.collector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.settings.Setting;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CollectorSettingsTest {

  @Test
  void shouldHaveDefaults() {
    CollectorSettings settings = load(Map.of());

    assertThat(settings.rejectsShown()).isEqualTo(10);
    assertThat(settings.publish().connectTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.publish().brokers()).isEqualTo("localhost:9092");
    assertThat(settings.publish().topicPrefix()).isEqualTo("segue.");
  }

  @Test
  void shouldTakeEveryKey() {
    CollectorSettings settings =
        load(
            Map.of(
                "segue.collector.connect-timeout", "2 s",
                "segue.collector.rejects-shown", "3",
                "segue.kafka.bootstrap.servers", "kafka:9092",
                "segue.kafka.producer.linger.ms", "5",
                "segue.topics.prefix", "test."));

    assertThat(settings.rejectsShown()).isEqualTo(3);
    assertThat(settings.publish().connectTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.publish().producer())
        .containsEntry("bootstrap.servers", "kafka:9092")
        .containsEntry("linger.ms", "5");
    assertThat(settings.publish().topicPrefix()).isEqualTo("test.");
  }

  private static CollectorSettings load(Map<String, String> flags) {
    List<Setting> known =
        Stream.concat(SharedSettings.known().stream(), CollectorSettings.known().stream()).toList();
    return CollectorSettings.from(
        Settings.load(known, SharedSettings.PASS_THROUGH, null, Map.of(), flags));
  }
}
