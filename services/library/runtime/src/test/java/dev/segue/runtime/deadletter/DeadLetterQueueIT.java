package dev.segue.runtime.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.embedded.EmbeddedCluster;
import dev.segue.runtime.deadletter.DeadLetterQueue.Replayed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Dead letters at a real broker. */
class DeadLetterQueueIT {
  private static final EmbeddedCluster CLUSTER = EmbeddedCluster.shared();
  private static final String EVENTS = "it-dlq.events";
  private static final String LETTERS = EVENTS + ".dlq";

  private final Map<String, Object> kafka = Map.of("bootstrap.servers", CLUSTER.bootstrapServers());

  @Test
  void shouldReadReplayOnceAndDrop() throws Exception {
    try (Admin admin = Admin.create(kafka)) {
      admin
          .createTopics(
              List.of(new NewTopic(EVENTS, 1, (short) 1), new NewTopic(LETTERS, 2, (short) 1)))
          .all()
          .get();
      for (int i = 0; i < 10; i++) {
        letter("k" + i, i % 2 == 0 ? "unknown_schema" : "no_key", EVENTS, 0);
      }
      letter("tired", "unknown_schema", EVENTS, DeadLetterQueue.MOST_ATTEMPTS);
      letter("elsewhere", "unknown_schema", "another.topic", 0);
      DeadLetterQueue queue = new DeadLetterQueue(kafka, kafka, LETTERS);

      List<DeadLetter> read = new ArrayList<>();
      queue.read(read::add);
      assertThat(read).hasSize(12);
      assertThat(read)
          .filteredOn(letter -> letter.key().equals("k4"))
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.reason()).isEqualTo("unknown_schema");
                assertThat(letter.detail()).isEqualTo("What was wrong.");
                assertThat(letter.origin()).isEqualTo(EVENTS);
                assertThat(letter.attempts()).isZero();
              });

      Replayed replayed =
          queue.replay("one", letter -> letter.reason().equals("unknown_schema"), unused -> {});
      assertThat(replayed).isEqualTo(new Replayed(12, 5, 5, 2));
      assertThat(queue.replay("one", letter -> true, unused -> {}))
          .as("the same once more")
          .isEqualTo(new Replayed(0, 0, 0, 0));
      List<ConsumerRecord<byte[], byte[]>> events = events(5);
      assertThat(events)
          .extracting(event -> new String(event.key(), StandardCharsets.UTF_8))
          .containsExactlyInAnyOrder("k0", "k2", "k4", "k6", "k8");
      assertThat(events)
          .allSatisfy(
              event -> {
                assertThat(event.value()).isEqualTo(new byte[] {1, 2, 3});
                assertThat(header(event, "mine")).isEqualTo("kept");
                assertThat(header(event, DeadLetters.ATTEMPTS)).isEqualTo("1");
                assertThat(event.headers().lastHeader(DeadLetters.REASON)).isNull();
              });

      letter("k12", "no_key", EVENTS, 1);
      assertThat(queue.replay("one", letter -> true, unused -> {}))
          .isEqualTo(new Replayed(1, 1, 0, 0));
      assertThat(header(events(6).get(5), DeadLetters.ATTEMPTS)).isEqualTo("2");

      assertThat(queue.drop(admin, Instant.EPOCH)).isZero();
      assertThat(queue.drop(admin, Instant.now().plusSeconds(60))).isEqualTo(13);
      read.clear();
      queue.read(read::add);
      assertThat(read).isEmpty();
    }
  }

  private void letter(String key, String reason, String origin, int attempts) throws Exception {
    RecordHeaders headers = new RecordHeaders();
    Map<String, String> texts =
        new HashMap<>(
            Map.of(
                "mine",
                "kept",
                DeadLetters.REASON,
                reason,
                DeadLetters.DETAIL,
                "What was wrong.",
                DeadLetters.TOPIC,
                origin));
    if (attempts > 0) {
      texts.put(DeadLetters.ATTEMPTS, Integer.toString(attempts));
    }
    texts.forEach((name, text) -> headers.add(name, text.getBytes(StandardCharsets.UTF_8)));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  LETTERS,
                  null,
                  (Long) null,
                  key.getBytes(StandardCharsets.UTF_8),
                  new byte[] {1, 2, 3},
                  headers))
          .get();
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> events(int count) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(EVENTS, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
      Instant end = Instant.now().plusSeconds(30);
      while (events.size() < count && Instant.now().isBefore(end)) {
        consumer.poll(Duration.ofMillis(200)).forEach(events::add);
      }
      assertThat(events).hasSize(count);
      return events;
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> event, String name) {
    return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
