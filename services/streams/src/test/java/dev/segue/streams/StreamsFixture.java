package dev.segue.streams;

import dev.segue.embedded.EmbeddedCluster;
import dev.segue.runtime.RuntimeSettings;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.TopicCatalogue;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** One system under test: its own topics and application on the shared broker and registry. */
final class StreamsFixture implements AutoCloseable {
  private final String name = "it" + UUID.randomUUID().toString().substring(0, 8);
  private final EmbeddedCluster cluster = EmbeddedCluster.shared();
  private final int partitions;
  final Topics topics = new Topics(name + ".");
  final SchemaRegistry registry;
  final AvroCodec<TrackFeatures> events;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  StreamsFixture(int partitions) {
    this.partitions = partitions;
    SharedSettings shared = settings(Path.of("unused"), 1).shared();
    TopicCatalogue.ensure(shared.kafka().admin(), topics, partitions, (short) 1);
    registry = SchemaRegistry.connect(shared.kafka().registry());
    events = AvroCodec.of(TrackFeatures.class, registry, topics.trackFeatures());
    Map<String, Object> config = shared.kafka().producer();
    config.put("linger.ms", 5);
    producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  StreamsSettings settings(Path dataDir, int threads) {
    return settings(dataDir, threads, Map.of());
  }

  StreamsSettings settings(Path dataDir, int threads, Map<String, String> others) {
    Map<String, String> flags = flags(dataDir, threads);
    flags.putAll(others);
    return StreamsSettings.from(
        Settings.load(
            Stream.of(SharedSettings.known(), RuntimeSettings.known(), StreamsSettings.known())
                .flatMap(List::stream)
                .toList(),
            SharedSettings.PASS_THROUGH,
            null,
            Map.of(),
            flags));
  }

  /** The settings as flags, for a process of its own. */
  Map<String, String> flags(Path dataDir, int threads) {
    Map<String, String> flags = new LinkedHashMap<>();
    flags.put("segue.kafka.bootstrap.servers", cluster.bootstrapServers());
    flags.put("segue.kafka.schema.registry.url", cluster.registryUrl());
    flags.put("segue.topics.prefix", topics.prefix());
    flags.put("segue.topics.partitions", Integer.toString(partitions));
    flags.put("segue.data-dir", dataDir.toString());
    flags.put("segue.streams.application-id", name);
    flags.put("segue.streams.threads", Integer.toString(threads));
    flags.put("segue.streams.sample-size", "500");
    flags.put("segue.streams.evidence-interval", "100 ms");
    flags.put("segue.model.refresh-interval", "200 ms");
    flags.put("segue.model.settle-after", "1 s");
    return flags;
  }

  void publish(TrackFeatures event) {
    publish(utf8(event.getId()), events.encode(event));
  }

  void publish(byte @Nullable [] key, byte @Nullable [] value) {
    sent.add(producer.send(new ProducerRecord<>(topics.trackFeatures(), key, value)));
  }

  /** Publishes a command for a model. */
  void command(ModelCommand command) {
    AvroCodec<ModelCommand> codec =
        AvroCodec.of(ModelCommand.class, registry, topics.modelCommands());
    sent.add(
        producer.send(
            new ProducerRecord<>(
                topics.modelCommands(), utf8(command.getModel()), codec.encode(command))));
    flush();
  }

  /** Waits until the broker has every event. */
  void flush() {
    producer.flush();
    for (Future<RecordMetadata> event : sent) {
      try {
        event.get();
      } catch (ExecutionException | InterruptedException e) {
        throw new AssertionError("An event could not be published", e);
      }
    }
    sent.clear();
  }

  /** All committed records of a topic, from its beginning to its present end. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Map<String, Object> config = settings(Path.of("unused"), 1).shared().kafka().consumer();
    config.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> assigned =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(assigned);
      consumer.seekToBeginning(assigned);
      Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  /** What a topic says last of each key that is not deleted. */
  Map<String, byte[]> table(String topic) {
    Map<String, byte[]> table = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : read(topic)) {
      String key = new String(record.key(), StandardCharsets.UTF_8);
      if (record.value() == null) {
        table.remove(key);
      } else {
        table.put(key, record.value());
      }
    }
    return table;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
    registry.close();
  }
}
