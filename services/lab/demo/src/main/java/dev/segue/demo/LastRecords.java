package dev.segue.demo;

import dev.segue.settings.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The ends of a topic: how far it goes, and what stands there. */
final class LastRecords implements AutoCloseable {
  private static final long FIRST_LOOK_BACK = 64;
  private static final int WIDEN = 16;

  private final KafkaConsumer<String, byte[]> consumer;

  LastRecords(KafkaSettings kafka) {
    Map<String, Object> config = new HashMap<>(kafka.consumer());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** The end offset of each partition. */
  Map<TopicPartition, Long> ends(String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map((PartitionInfo info) -> new TopicPartition(topic, info.partition()))
            .toList();
    return consumer.endOffsets(partitions);
  }

  /**
   * The last record of a partition. It may stand well before the end, for each transaction leaves a
   * mark of its own there.
   */
  Optional<ConsumerRecord<String, byte[]>> last(TopicPartition partition, long end) {
    consumer.assign(List.of(partition));
    for (long back = FIRST_LOOK_BACK; ; back *= WIDEN) {
      long from = Math.max(0, end - back);
      Optional<ConsumerRecord<String, byte[]>> last = lastFrom(partition, from, end);
      if (last.isPresent() || from == 0) {
        return last;
      }
    }
  }

  private Optional<ConsumerRecord<String, byte[]>> lastFrom(
      TopicPartition partition, long from, long end) {
    consumer.seek(partition, from);
    Optional<ConsumerRecord<String, byte[]>> last = Optional.empty();
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        last = Optional.of(record);
      }
    }
    return last;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
