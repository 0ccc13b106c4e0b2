package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.query.Cluster.Node;
import dev.segue.query.http.Client.Response;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.settings.SharedSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tracks that come in over HTTP are in the topic of events, committed, as a collector's would be.
 */
class TracksOverHttpIT {
  private static final String PREFIX = "tracks-over-http.";

  @TempDir private Path dataDir;
  @AutoClose private final Cluster cluster = new Cluster();

  @Test
  void shouldWriteEventsThatTheStreamsServiceCanRead() throws Exception {
    try (Node node = cluster.node(PREFIX, dataDir)) {
      Response put = node.client().put("/v1/tracks/a%2Fb", "{\"title\": \"A\", \"energy\": 0.5}");
      assertThat(put.status()).as(put.body()).isEqualTo(202);
      Response post =
          node.client()
              .post(
                  "/v1/tracks",
                  "{\"tracks\": [{\"id\": \"c\", \"tempo\": 99},"
                      + " {\"id\": \"d\", \"energy\": 7},"
                      + " {\"id\": \"e\", \"title\": \"E\", \"layer\": \"names\"}]}");
      assertThat(post.status()).as(post.body()).isEqualTo(202);
      assertThat(node.client().delete("/v1/tracks/c").status()).isEqualTo(202);
      Response table = node.client().post("/v1/tracks", "text/csv", "id,nrgy\nf,50\ng,89\n");
      assertThat(table.status()).as(table.body()).isEqualTo(202);
    }
    Map<String, List<byte[]>> written = read();
    assertThat(written).containsOnlyKeys("a/b", "c", "e", "f", "g");
    SharedSettings shared = settings();
    try (SchemaRegistry registry = SchemaRegistry.connect(shared.kafka().registry())) {
      AvroCodec<TrackFeatures> codec =
          AvroCodec.of(TrackFeatures.class, registry, new Topics(PREFIX).trackFeatures());
      TrackFeatures track = codec.decode(first(written, "a/b"));
      assertThat(track.getId()).isEqualTo("a/b");
      assertThat(track.getEnergy()).isEqualTo(0.5);
      assertThat(codec.decode(first(written, "g")).getEnergy()).isEqualTo(0.89);
      assertThat(codec.decode(first(written, "e")).getLayer()).isEqualTo("names");
    }
    assertThat(written.get("c")).hasSize(2).last().isNull();
  }

  private static byte[] first(Map<String, List<byte[]>> written, String id) {
    return Objects.requireNonNull(written.get(id)).get(0);
  }

  private SharedSettings settings() {
    return SharedSettings.from(cluster.settings(PREFIX, dataDir, Map.of()));
  }

  private Map<String, List<byte[]>> read() {
    Map<String, Object> config = new HashMap<>(settings().kafka().consumer());
    config.put("isolation.level", "read_committed");
    String topic = new Topics(PREFIX).trackFeatures();
    Map<String, List<byte[]>> records = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        assertThat(System.nanoTime()).as("the end of the topic in time").isLessThan(deadline);
        for (ConsumerRecord<String, byte[]> next : consumer.poll(Duration.ofMillis(100))) {
          records.computeIfAbsent(next.key(), key -> new ArrayList<>()).add(next.value());
        }
      }
    }
    return records;
  }
}
