package dev.segue.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedSettingsTest {
  @Test
  void shouldHaveWorkingDefaults() {
    SharedSettings shared = from(Map.of());

    assertThat(shared.kafka().bootstrapServers()).isEqualTo("localhost:9092");
    assertThat(shared.kafka().registryUrl()).isEqualTo("http://localhost:8081");
    assertThat(shared.topicPrefix()).isEqualTo("segue.");
    assertThat(shared.partitions()).isEqualTo(4);
    assertThat(shared.replication()).isEqualTo((short) 1);
    assertThat(shared.dataDir()).isEqualTo(Path.of("segue-data"));
  }

  @Test
  void shouldMapEveryKey() {
    SharedSettings shared =
        from(
            Map.of(
                "segue.kafka.bootstrap.servers", "k1:9092,k2:9092",
                "segue.kafka.schema.registry.url", "http://r:8081",
                "segue.topics.prefix", "test.",
                "segue.topics.partitions", "8",
                "segue.topics.replication", "3",
                "segue.data-dir", "/data"));

    assertThat(shared.kafka().bootstrapServers()).isEqualTo("k1:9092,k2:9092");
    assertThat(shared.kafka().registryUrl()).isEqualTo("http://r:8081");
    assertThat(shared.topicPrefix()).isEqualTo("test.");
    assertThat(shared.partitions()).isEqualTo(8);
    assertThat(shared.replication()).isEqualTo((short) 3);
    assertThat(shared.dataDir()).isEqualTo(Path.of("/data"));
  }

  @Test
  void shouldGiveEachClientWhatIsMeantForIt() {
    KafkaSettings kafka =
        from(Map.of(
                "segue.kafka.security.protocol", "SSL",
                "segue.kafka.basic.auth.user.info", "user:secret",
                "segue.kafka.producer.linger.ms", "7",
                "segue.kafka.consumer.max.poll.records", "9"))
            .kafka();

    assertThat(kafka.producer())
        .isEqualTo(
            Map.of(
                "bootstrap.servers", "localhost:9092",
                "security.protocol", "SSL",
                "linger.ms", "7"));
    assertThat(kafka.consumer())
        .containsEntry("max.poll.records", "9")
        .doesNotContainKey("linger.ms");
    assertThat(kafka.admin()).containsOnlyKeys("bootstrap.servers", "security.protocol");
    assertThat(kafka.streams())
        .containsEntry("producer.linger.ms", "7")
        .doesNotContainKeys("schema.registry.url", "basic.auth.user.info");
    assertThat(kafka.registry())
        .containsEntry("basic.auth.user.info", "user:secret")
        .containsEntry("schema.registry.url", "http://localhost:8081");
    assertThat(kafka.toString()).doesNotContain("secret");
  }

  @Test
  void shouldNameTheRegistryInMessagesWithoutItsPassword() {
    String url = "http://user:secret@registry:8081/path";
    KafkaSettings kafka = from(Map.of("segue.kafka.schema.registry.url", url)).kafka();

    assertThat(kafka.registryUrl()).isEqualTo("http://******@registry:8081/path");
    assertThat(kafka.registry()).containsEntry("schema.registry.url", url);
  }

  @Test
  void shouldRefuseAnEmptyAddressAndAnImpossibleReplication() {
    assertThatThrownBy(() -> from(Map.of("segue.kafka.bootstrap.servers", "")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("segue.kafka.bootstrap.servers is not set");
    assertThatThrownBy(() -> from(Map.of("segue.topics.replication", "100000")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("segue.topics.replication");
  }

  private static SharedSettings from(Map<String, String> flags) {
    return SharedSettings.from(
        Settings.load(SharedSettings.known(), SharedSettings.PASS_THROUGH, null, Map.of(), flags));
  }
}
