package dev.segue.cli.catalogue;

import dev.segue.cli.console.BrokerTopics;
import dev.segue.cli.console.UserError;
import dev.segue.settings.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads topics from their beginning to the end that they have when it begins; committed records
 * only. It belongs to no consumer group, and so leaves no trace.
 */
final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<String, byte[]> consumer;
  private final String bootstrapServers;

  /**
   * @param consumer closed with the reader
   * @param bootstrapServers where it looks for Kafka
   */
  TopicReader(Consumer<String, byte[]> consumer, String bootstrapServers) {
    this.consumer = consumer;
    this.bootstrapServers = bootstrapServers;
  }

  static TopicReader connect(KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.consumer());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "segue-neighbors");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    return new TopicReader(
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer()),
        kafka.bootstrapServers());
  }

  /**
   * Reads a topic.
   *
   * @param record takes key and value of each record that has a key, those of one key in their
   *     order; a value of null is a deletion
   * @param read is told now and then how many records were read
   * @throws UserError if Kafka does not answer, or has no such topic
   */
  void read(String topic, BiConsumer<String, byte @Nullable []> record, LongConsumer read) {
    List<TopicPartition> partitions =
        BrokerTopics.of(consumer, bootstrapServers)
            .partitions(topic)
            .orElseThrow(
                () ->
                    new UserError(
                        "there is no topic "
                            + topic
                            + "; has a Segue run here, and under this topic prefix?"));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long count = 0;
    // The position also passes the marks of transactions, which are no records.
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      for (ConsumerRecord<String, byte[]> next : consumer.poll(POLL)) {
        if (next.key() != null) {
          record.accept(next.key(), next.value());
        }
        count++;
      }
      read.accept(count);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
