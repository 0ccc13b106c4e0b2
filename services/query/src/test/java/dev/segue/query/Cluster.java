package dev.segue.query;

import dev.segue.embedded.EmbeddedCluster;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.http.Client;
import dev.segue.runtime.Metrics;
import dev.segue.runtime.RuntimeSettings;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.TopicCatalogue;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.ListenerRecommendations;
import dev.segue.schemas.avro.ModelStatus;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackRecommendations;
import dev.segue.settings.Setting;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import dev.segue.wire.FactorModels;
import dev.segue.wire.FeatureVectors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A real broker and registry, and what the other services would write to their topics. */
final class Cluster implements AutoCloseable {
  private final EmbeddedCluster servers = EmbeddedCluster.shared();
  private final SchemaRegistry registry;
  private final KafkaProducer<String, byte[]> producer;

  Cluster() {
    registry = SchemaRegistry.connect(Map.of("schema.registry.url", servers.registry().url()));
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", servers.kafka().bootstrapServers(),
                "linger.ms", 2,
                // On a topic made a moment ago the broker may refuse the first batch and take the
                // second; with several on the way the sequence then never fits again.
                "max.in.flight.requests.per.connection", 1),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", servers.kafka().bootstrapServers()));
  }

  Settings settings(String prefix, Path dataDir, Map<String, String> more) {
    Map<String, String> flags = new HashMap<>();
    flags.put(SharedSettings.BOOTSTRAP_SERVERS, servers.kafka().bootstrapServers());
    flags.put(SharedSettings.REGISTRY_URL, servers.registry().url());
    flags.put(SharedSettings.TOPICS_PREFIX, prefix);
    flags.put(SharedSettings.DATA_DIR, dataDir.toString());
    flags.put(QuerySettings.HTTP_PORT, "0");
    flags.putAll(more);
    List<Setting> known = new ArrayList<>(SharedSettings.known());
    known.addAll(RuntimeSettings.known());
    known.addAll(QuerySettings.known());
    return Settings.load(known, SharedSettings.PASS_THROUGH, null, Map.of(), flags);
  }

  Node node(String prefix, Path dataDir) {
    return node(prefix, dataDir, Map.of());
  }

  Node node(String prefix, Path dataDir, Map<String, String> more) {
    Metrics metrics = new Metrics();
    return new Node(
        QueryService.start(QuerySettings.from(settings(prefix, dataDir, more)), metrics.registry()),
        metrics);
  }

  Feed feed(String prefix) {
    Topics topics = new Topics(prefix);
    TopicCatalogue.ensure(
        Map.of("bootstrap.servers", servers.kafka().bootstrapServers()), topics, 3, (short) 1);
    return new Feed(topics);
  }

  @Override
  public void close() {
    producer.close();
    registry.close();
  }

  /** A running query service and its client. */
  record Node(QueryService service, Metrics metrics) implements AutoCloseable {
    Client client() {
      return new Client(service.port());
    }

    @Override
    public void close() {
      service.close();
      metrics.close();
    }
  }

  /** Writes to the topics of one prefix, and reads what was answered. */
  final class Feed {
    private final Topics topics;
    private final AvroCodec<Track> tracks;
    private final AvroCodec<dev.segue.schemas.avro.FactorModel> models;
    private final AvroCodec<TrackRecommendations> recommendations;
    private final AvroCodec<ListenerRecommendations> lists;

    private Feed(Topics topics) {
      this.topics = topics;
      tracks = AvroCodec.of(Track.class, registry, topics.tracks());
      models = AvroCodec.of(dev.segue.schemas.avro.FactorModel.class, registry, topics.models());
      recommendations =
          AvroCodec.of(TrackRecommendations.class, registry, topics.trackRecommendations());
      lists =
          AvroCodec.of(ListenerRecommendations.class, registry, topics.listenerRecommendations());
    }

    void track(String id, String title, FeatureVector features) {
      track(
          GeneratedRecords.newTrack()
              .setId(id)
              .setTitle(title)
              .setArtists(List.of("Artist of " + title))
              .setFeatures(FeatureVectors.toRecord(features))
              .build());
    }

    void track(Track track) {
      bytes(topics.tracks(), track.getId(), tracks.encode(track));
    }

    void delete(String id) {
      bytes(topics.tracks(), id, null);
    }

    void model(String key, FactorModel model) {
      bytes(
          topics.models(), key, models.encode(FactorModels.toRecord(model, ModelStatus.PROMOTED)));
    }

    void rubbish(String topic, String key, String text) {
      bytes(topic, key, text.getBytes(StandardCharsets.UTF_8));
    }

    Topics topics() {
      return topics;
    }

    void flush() {
      producer.flush();
    }

    /** The committed recommendations by track; null where they were deleted last. */
    Map<String, @Nullable TrackRecommendations> recommendations() throws Exception {
      return latest(topics.trackRecommendations(), recommendations);
    }

    /** The committed lists by listener; null where they were deleted last. */
    Map<String, @Nullable ListenerRecommendations> lists() throws Exception {
      return latest(topics.listenerRecommendations(), lists);
    }

    private <T extends SpecificRecord> Map<String, @Nullable T> latest(
        String topic, AvroCodec<T> codec) throws Exception {
      Map<String, @Nullable T> latest = new HashMap<>();
      try (KafkaConsumer<String, byte[]> consumer =
          new KafkaConsumer<>(
              Map.of(
                  "bootstrap.servers",
                  servers.kafka().bootstrapServers(),
                  "isolation.level",
                  "read_committed"),
              new StringDeserializer(),
              new ByteArrayDeserializer())) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (PartitionInfo info : consumer.partitionsFor(topic)) {
          partitions.add(new TopicPartition(info.topic(), info.partition()));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
          for (ConsumerRecord<String, byte[]> next : consumer.poll(Duration.ofMillis(200))) {
            latest.put(next.key(), next.value() == null ? null : codec.decode(next.value()));
          }
        }
      }
      return latest;
    }

    private void bytes(String topic, String key, byte @Nullable [] value) {
      // A failure to send shows in what never arrives.
      var unused = producer.send(new ProducerRecord<>(topic, key, value));
    }
  }
}
