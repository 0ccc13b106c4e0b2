package dev.segue.cli.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.schemas.avro.ListenerRecommendation;
import dev.segue.schemas.avro.ListenerRecommendations;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.schemas.avro.TrackFeatures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordLineTest {
  private static final long TIMESTAMP = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();

  private final SchemaRegistry registry = SchemaRegistry.inMemory();
  private final RecordLine line = new RecordLine(registry);

  @Test
  void shouldWriteARecordWithItsOwnSchema() throws Exception {
    TrackFeatures features =
        TrackFeatures.newBuilder()
            .setId("naïve/1")
            .setTitle("A \"quoted\" title")
            .setArtists(List.of("One", "Two"))
            .setTempo(122.036)
            .build();
    byte[] bytes = AvroCodec.of(TrackFeatures.class, registry, "t").encode(features);

    JsonNode json = read("naïve/1", bytes);

    assertThat(json.get("key").asText()).isEqualTo("naïve/1");
    assertThat(json.at("/value/title").asText()).isEqualTo("A \"quoted\" title");
    assertThat(json.at("/value/artists/1").asText()).isEqualTo("Two");
    assertThat(json.at("/value/tempo").asDouble()).isEqualTo(122.036);
    assertThat(json.at("/value/energy").isNull()).isTrue();
    assertThat(json.get("offset").asLong()).isEqualTo(42);
    assertThat(json.get("timestamp").asText()).isEqualTo("2026-11-21T10:00:00Z");
    assertThat(json.has("headers")).isFalse();
  }

  @Test
  void shouldWriteWhatListenersSayAndWhatIsRecommendedToThem() throws Exception {
    ListenerFeedback said =
        ListenerFeedback.newBuilder()
            .setListener("ann")
            .setTrackId("t1")
            .setRating(-1)
            .setRatedAt(7)
            .build();
    JsonNode feedback =
        read("ann", AvroCodec.of(ListenerFeedback.class, registry, "f").encode(said));
    assertThat(feedback.at("/value/track_id").asText()).isEqualTo("t1");
    assertThat(feedback.at("/value/rating").asInt()).isEqualTo(-1);

    ListenerRecommendations list =
        ListenerRecommendations.newBuilder()
            .setListener("ann")
            .setModel("tuned")
            .setModelVersion(3)
            .setRecommendations(
                List.of(
                    ListenerRecommendation.newBuilder()
                        .setId("t2")
                        .setRank(1)
                        .setScore(0.5)
                        .setTitle("Two")
                        .build()))
            .build();
    JsonNode lists =
        read("ann", AvroCodec.of(ListenerRecommendations.class, registry, "l").encode(list));
    assertThat(lists.at("/value/recommendations/0/title").asText()).isEqualTo("Two");
  }

  @Test
  void shouldWriteTheCommandsOfOperators() throws Exception {
    ModelCommand command =
        ModelCommand.newBuilder()
            .setModel("tuned")
            .setPinnedVersion(3)
            .setAliases(Map.of("4", "Loud and fast"))
            .build();

    JsonNode json = read("tuned", AvroCodec.of(ModelCommand.class, registry, "c").encode(command));

    assertThat(json.at("/value/pinned_version").asInt()).isEqualTo(3);
    assertThat(json.at("/value/aliases/4").asText()).isEqualTo("Loud and fast");
  }

  @Test
  void shouldShowADeletionAsNull() throws Exception {
    JsonNode json = read("gone", null);

    assertThat(json.get("value").isNull()).isTrue();
  }

  @Test
  void shouldShowRubbishAsItIs() throws Exception {
    JsonNode json = read(null, "rubbish".getBytes(UTF_8));

    assertThat(json.get("key").isNull()).isTrue();
    assertThat(json.get("value_base64").binaryValue()).isEqualTo("rubbish".getBytes(UTF_8));
    assertThat(json.get("undecodable").asText()).contains("wire format");
  }

  @Test
  void shouldSayThatASchemaIsUnknown() throws Exception {
    JsonNode json = read("k", new byte[] {0, 0, 0, 0, 99, 1});

    assertThat(json.get("undecodable").asText()).contains("99");
  }

  private JsonNode read(@Nullable String key, byte @Nullable [] value) throws Exception {
    String text =
        line.of(
            new ConsumerRecord<>(
                "t",
                3,
                42,
                TIMESTAMP,
                TimestampType.CREATE_TIME,
                0,
                0,
                key == null ? null : key.getBytes(UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty()));
    assertThat(text).doesNotContain("\n");
    return new ObjectMapper().readTree(text);
  }
}
