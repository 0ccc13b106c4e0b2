package dev.segue.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.settings.InvalidSettingsException;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsDefaultsTest {
  @Test
  void shouldReachTheClientsTheyAreMeantFor() {
    StreamsConfig config = new StreamsConfig(properties(Map.of(), Map.of()));

    assertThat(config.getString(StreamsConfig.PROCESSING_GUARANTEE_CONFIG))
        .isEqualTo("exactly_once_v2");
    assertThat(config.getLong(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)).isEqualTo(100);
    assertThat(config.getInt(StreamsConfig.REPLICATION_FACTOR_CONFIG)).isEqualTo(1);
    assertThat(config.getBoolean(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG))
        .isTrue();
    assertThat(config.getBoolean("processing.exception.handler.global.enabled")).isTrue();
    assertThat(config.getGlobalConsumerConfigs("client"))
        .containsEntry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    assertThat(config.getMainConsumerConfigs("group", "client", 0))
        .containsEntry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    assertThat(config.getProducerConfigs("client")).containsEntry("compression.type", "snappy");
  }

  @Test
  void shouldLetThePersonWinOverTheServiceOverTheDefaults() {
    Map<String, ?> own =
        Map.of(
            StreamsConfig.NUM_STREAM_THREADS_CONFIG, 3, StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 7);

    Properties properties =
        properties(
            own,
            Map.of(
                "segue.kafka.num.stream.threads", "5",
                "segue.kafka.producer.linger.ms", "9",
                "segue.kafka.basic.auth.user.info", "user:secret"));

    assertThat(properties)
        .containsEntry(StreamsConfig.NUM_STREAM_THREADS_CONFIG, "5")
        .containsEntry(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 7)
        .containsEntry("producer.linger.ms", "9")
        .doesNotContainKeys("basic.auth.user.info", "schema.registry.url");
  }

  @Test
  void shouldRefuseKeysThatCarryGuarantees() {
    assertThatThrownBy(
            () -> properties(Map.of(), Map.of("segue.kafka.processing.guarantee", "at_least_once")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("segue.kafka.processing.guarantee");
  }

  private static Properties properties(Map<String, ?> own, Map<String, String> flags) {
    SharedSettings shared =
        SharedSettings.from(
            Settings.load(
                SharedSettings.known(), SharedSettings.PASS_THROUGH, null, Map.of(), flags));
    return StreamsDefaults.properties(
        "app", Path.of("state"), shared, RuntimeSettings.defaults(), own);
  }
}
