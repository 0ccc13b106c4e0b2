package dev.segue.lab.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a compacted topic says in the end: the last value of each key. */
final class TopicState {
  private TopicState() {}

  /**
   * Reads a topic to its end.
   *
   * @param view what of a value is of interest, in text
   */
  static <T extends SpecificRecord> Map<String, String> read(
      String bootstrapServers,
      String registryUrl,
      String topic,
      Class<T> type,
      Function<T, String> view)
      throws Exception {
    Map<String, String> state = new TreeMap<>();
    try (SchemaRegistry registry =
            SchemaRegistry.connect(Map.of("schema.registry.url", registryUrl));
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
      AvroCodec<T> codec = AvroCodec.of(type, registry, topic);
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          String key = new String(record.key(), UTF_8);
          if (record.value() == null) {
            state.remove(key);
          } else {
            state.put(key, view.apply(codec.decode(record.value())));
          }
        }
      }
    }
    return state;
  }
}
