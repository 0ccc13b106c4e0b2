package dev.segue.benchmarks.ingest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Copies a topic byte for byte, partition by partition, so that each run drains its own and all
 * drain the same.
 */
final class TopicCopy {
  private TopicCopy() {}

  /**
   * Copies what {@code from} holds now; both topics exist and have the same number of partitions.
   */
  static long copy(String bootstrapServers, String from, String to, int partitions) {
    List<TopicPartition> sources =
        IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(from, p)).toList();
    long copied = 0;
    AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                Map.of(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers,
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of(
                    ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    bootstrapServers,
                    ProducerConfig.COMPRESSION_TYPE_CONFIG,
                    "lz4",
                    ProducerConfig.LINGER_MS_CONFIG,
                    20,
                    ProducerConfig.BATCH_SIZE_CONFIG,
                    128 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      consumer.assign(sources);
      consumer.seekToBeginning(sources);
      Map<TopicPartition, Long> ends = consumer.endOffsets(sources);
      while (sources.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          var unused =
              producer.send(
                  new ProducerRecord<>(
                      to, record.partition(), record.timestamp(), record.key(), record.value()),
                  (written, failure) -> {
                    if (failure != null) {
                      failed.compareAndSet(null, failure);
                    }
                  });
          copied++;
        }
      }
    }
    Exception failure = failed.get();
    if (failure != null) {
      throw new IllegalStateException("copying " + from + " to " + to + " failed", failure);
    }
    return copied;
  }
}
