package dev.segue.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.segue.embedded.EmbeddedKafka;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsClientIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path brokerFolder;
  private static EmbeddedKafka kafka;

  @TempDir Path folder;

  @BeforeAll
  static void startBroker() {
    kafka = EmbeddedKafka.start(brokerFolder, 0);
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @Test
  void shouldCountExactlyOnceWithAllDefaultsOverARestartThatDoesNotWaitForTheOldSession()
      throws Exception {
    createTopics("in", "out");
    try (Metrics metrics = new Metrics()) {
      try (StreamsClient client = start("in", "out", metrics)) {
        send("in", "a", "b", "a");
        await()
            .atMost(LIMIT)
            .untilAsserted(() -> assertThat(counts("out")).isEqualTo(Map.of("a", 2L, "b", 1L)));
        assertThat(client.isRunning()).isTrue();
        assertThat(client.failure()).isEmpty();
        assertThat(metrics.scrape()).contains("kafka_stream").contains("client=\"counter\"");
      }
      long started = System.nanoTime();
      try (StreamsClient client = start("in", "out", metrics)) {
        send("in", "b");
        await()
            .atMost(LIMIT)
            .untilAsserted(() -> assertThat(counts("out")).isEqualTo(Map.of("a", 2L, "b", 2L)));
        assertThat(client.isRunning()).isTrue();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .as("a member that had not left would be waited for")
          .isLessThan(Duration.ofSeconds(9));
    }
  }

  @Test
  void shouldReplaceAThreadAfterATransientFailureAndStopForABug() throws Exception {
    createTopics("flaky-in", "flaky-out");
    AtomicBoolean failed = new AtomicBoolean();
    Consumer<String> mishaps =
        key -> {
          if (key.equals("flaky") && failed.compareAndSet(false, true)) {
            throw new DisconnectException("once");
          }
          if (key.equals("bug")) {
            throw new IllegalStateException("bug");
          }
        };
    try (Metrics metrics = new Metrics();
        StreamsClient client =
            start("flaky-in", CountingTopology.from("flaky-in", "flaky-out", mishaps), metrics)) {
      send("flaky-in", "a", "flaky", "a");
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> assertThat(counts("flaky-out")).isEqualTo(Map.of("a", 2L, "flaky", 1L)));
      assertThat(failed).isTrue();
      assertThat(client.failure()).isEmpty();

      send("flaky-in", "bug");

      await().atMost(LIMIT).until(() -> client.failure().isPresent());
      assertThat(client.failure()).hasValueSatisfying(why -> assertThat(why).contains("counter"));
      assertThat(client.isRunning()).isFalse();
    }
  }

  private StreamsClient start(String input, String output, Metrics metrics) {
    return start(input, CountingTopology.from(input, output), metrics);
  }

  private StreamsClient start(String input, Topology topology, Metrics metrics) {
    SharedSettings shared =
        SharedSettings.from(
            Settings.load(
                SharedSettings.known(),
                SharedSettings.PASS_THROUGH,
                null,
                Map.of(),
                Map.of(SharedSettings.BOOTSTRAP_SERVERS, kafka.bootstrapServers())));
    Properties properties =
        StreamsDefaults.properties(
            "counter-" + input, folder, shared, RuntimeSettings.defaults(), Map.of());
    return StreamsClient.start("counter", topology, properties, metrics.registry(), streams -> {});
  }

  private static void createTopics(String... names) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      for (String name : names) {
        admin.createTopics(List.of(new NewTopic(name, 2, (short) 1))).all().get();
      }
    }
  }

  private static void send(String topic, String... keys) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      for (String key : keys) {
        producer.send(new ProducerRecord<>(topic, key, "")).get();
      }
    }
  }

  /** The last count of each key, as a reader of committed records sees it. */
  private static Map<String, Long> counts(String topic) {
    try (KafkaConsumer<String, Long> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
            new StringDeserializer(),
            new LongDeserializer())) {
      List<TopicPartition> partitions =
          List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<String, Long> counts = new HashMap<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<String, Long> record : consumer.poll(Duration.ofMillis(100))) {
          counts.put(record.key(), record.value());
        }
      }
      return counts;
    }
  }
}
