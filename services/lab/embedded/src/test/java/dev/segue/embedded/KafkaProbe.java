package dev.segue.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a client sees of a broker: writes in transactions, reads, commits offsets. */
final class KafkaProbe {
  static final String TOPIC = "songs";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

  private final String bootstrapServers;

  KafkaProbe(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
  }

  void createTopic() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
          .all()
          .get();
    }
  }

  void writeInTransaction(List<String> values, boolean commit) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "transactional.id", "probe",
                "max.block.ms", "30000"),
            new StringSerializer(),
            new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (String value : values) {
        producer.send(new ProducerRecord<>(TOPIC, value, value)).get();
      }
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  /** Reads on from the group's committed offset until there is nothing more, then commits. */
  List<String> readOn(String group) {
    try (KafkaConsumer<String, String> consumer = consumer(group, "read_committed")) {
      consumer.subscribe(List.of(TOPIC));
      long end = end();
      List<String> values = new ArrayList<>();
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (consumer.assignment().isEmpty() || consumer.position(PARTITION) < end) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("only " + values + " after 30 s");
        }
        consumer.poll(Duration.ofMillis(200)).forEach(r -> values.add(r.value()));
      }
      consumer.commitSync();
      return values;
    }
  }

  Optional<Long> committed(String group) {
    try (KafkaConsumer<String, String> consumer = consumer(group, "read_committed")) {
      return Optional.ofNullable(consumer.committed(Set.of(PARTITION)).get(PARTITION))
          .map(OffsetAndMetadata::offset);
    }
  }

  /**
   * The end of all that was written. A consumer of committed records would see an earlier end for a
   * moment: the broker acknowledges a commit before it writes the marker into the topic.
   */
  private long end() {
    try (KafkaConsumer<String, String> consumer = consumer("end", "read_uncommitted")) {
      Long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
      if (end == null) {
        throw new AssertionError("no end of " + PARTITION);
      }
      return end;
    }
  }

  private KafkaConsumer<String, String> consumer(String group, String isolation) {
    return new KafkaConsumer<>(
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "group.id", group,
            "auto.offset.reset", "earliest",
            "isolation.level", isolation,
            "enable.auto.commit", "false"),
        new StringDeserializer(),
        new StringDeserializer());
  }
}
