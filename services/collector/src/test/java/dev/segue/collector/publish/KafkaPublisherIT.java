package dev.segue.collector.publish;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.collector.sample.SampleTracks;
import dev.segue.embedded.EmbeddedCluster;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.CollectListener;
import dev.segue.tables.CollectSummary;
import dev.segue.tables.Collection;
import dev.segue.tables.Publisher;
import dev.segue.tables.RatingCollection;
import dev.segue.tables.TableOptions;
import dev.segue.tables.source.CollectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A collection against a real broker and a real registry. */
class KafkaPublisherIT {

  private static final EmbeddedCluster CLUSTER = EmbeddedCluster.shared();

  @Test
  void shouldPublishEveryAcceptedRowAndSayHowMany(@TempDir Path folder) throws Exception {
    Path table = folder.resolve("songs.csv");
    Files.writeString(
        table,
        """
        track_id,track_name,artists,energy,tempo
        a/1 é,First,"['A', 'B']",0.5,120.5
        b,Second,C,7,100
        c,Third,D,NA,0
        c,Third,D,NA,0
        """);
    Path rejects = folder.resolve("rejects.csv");
    PublishSettings settings = settings(CLUSTER.bootstrapServers(), "it-publish.");

    CollectSummary summary;
    try (Publisher<TrackFeatures> publisher = KafkaPublisher.ofTracks(settings);
        Collection collection =
            Collection.csv(TableOptions.of(table).withStrict(true)).rejectsTo(rejects)) {
      summary = collection.run(publisher, CollectListener.SILENT);
    }

    assertThat(summary.read()).isEqualTo(4);
    assertThat(summary.published()).isEqualTo(3);
    assertThat(summary.rejected()).isEqualTo(1);
    assertThat(summary.distinct()).hasValue(2);
    assertThat(Files.readString(rejects))
        .isEqualTo(
            "line,column,value,reason,row\n3,energy,7,not from 0 to 1,\"b,Second,C,7,100\"\n");
    Map<String, TrackFeatures> tracks = consume("it-publish.", 3);
    assertThat(tracks).containsOnlyKeys("a/1 é", "c");
    TrackFeatures first = requireNonNull(tracks.get("a/1 é"));
    assertThat(first.getId()).isEqualTo("a/1 é");
    assertThat(first.getArtists()).containsExactly("A", "B");
    assertThat(first.getTempo()).isEqualTo(120.5);
    assertThat(requireNonNull(tracks.get("c")).getEnergy()).isNull();
    assertThat(first.getSource()).isEqualTo("songs.csv");
  }

  @Test
  void shouldPublishAGeneratedCatalogue() throws Exception {
    PublishSettings settings = settings(CLUSTER.bootstrapServers(), "it-sample.");

    try (Publisher<TrackFeatures> publisher = KafkaPublisher.ofTracks(settings);
        Collection collection = SampleTracks.collection(7, 5_000)) {
      assertThat(collection.run(publisher, CollectListener.SILENT).published()).isEqualTo(5_000);
    }

    assertThat(consume("it-sample.", 5_000)).hasSize(5_000);
  }

  @Test
  void shouldPublishRatingsAndSayWhatIsWrongWithTheOthers(@TempDir Path folder) throws Exception {
    Path table = folder.resolve("ratings.csv");
    Files.writeString(
        table,
        """
        user,track,rating,when
        änn,t1,1,2026-11-21T10:00:00Z
        bob,t1,5,
        änn,t2,-1,
        änn,t1,0,
        """);
    Path rejects = folder.resolve("rejects.csv");
    PublishSettings settings = settings(CLUSTER.bootstrapServers(), "it-ratings.");
    Clock clock = Clock.fixed(Instant.ofEpochMilli(7), ZoneOffset.UTC);

    CollectSummary summary;
    try (Publisher<ListenerFeedback> publisher = KafkaPublisher.ofRatings(settings);
        RatingCollection collection =
            RatingCollection.csv(TableOptions.of(table), clock).rejectsTo(rejects)) {
      summary = collection.run(publisher, CollectListener.SILENT);
    }

    assertThat(summary.describe())
        .isEqualTo("ratings.csv: 4 rows read = 3 published + 1 rejected; 1 different listeners.");
    assertThat(Files.readString(rejects)).contains("3,rating,5,").contains("bob");
    List<ConsumerRecord<String, ListenerFeedback>> events =
        read(new Topics("it-ratings.").listenerFeedback(), ListenerFeedback.class, 3);
    assertThat(events).allMatch(event -> event.key().equals("änn"));
    assertThat(events)
        .extracting(event -> event.value().getTrackId() + event.value().getRating())
        .as("in the order of the file")
        .containsExactly("t11", "t2-1", "t10");
    assertThat(events.get(0).value().getRatedAt())
        .isEqualTo(Instant.parse("2026-11-21T10:00:00Z").toEpochMilli());
    assertThat(events.get(2).value().getRatedAt()).isEqualTo(7);
  }

  @Test
  @Timeout(20)
  void shouldSaySoonThatThereIsNoBroker() {
    assertThatThrownBy(() -> KafkaPublisher.ofTracks(settings("localhost:1", "it-none.")))
        .isInstanceOf(CollectException.class)
        .hasMessage(
            "No broker answers at localhost:1: start it, or say where it is with --bootstrap-server.");
  }

  @Test
  @Timeout(60)
  void shouldSayThatThereIsNoRegistry() {
    PublishSettings settings = settings(CLUSTER.bootstrapServers(), "it-none.");
    Map<String, Object> registry = Map.of("schema.registry.url", "http://localhost:1");

    assertThatThrownBy(
            () ->
                KafkaPublisher.ofTracks(
                    new PublishSettings(
                        settings.brokers(),
                        "http://localhost:1",
                        settings.producer(),
                        settings.admin(),
                        registry,
                        settings.topicPrefix(),
                        1,
                        (short) 1,
                        settings.connectTimeout())))
        .isInstanceOf(CollectException.class)
        .hasMessageContaining("registry at http://localhost:1 cannot be reached");
  }

  private static PublishSettings settings(String brokers, String prefix) {
    Map<String, Object> client = Map.of("bootstrap.servers", brokers);
    return new PublishSettings(
        brokers,
        CLUSTER.registryUrl(),
        client,
        client,
        Map.of("schema.registry.url", CLUSTER.registryUrl()),
        prefix,
        2,
        (short) 1,
        Duration.ofSeconds(3));
  }

  private static Map<String, TrackFeatures> consume(String prefix, int records) throws Exception {
    Map<String, TrackFeatures> tracks = new HashMap<>();
    read(new Topics(prefix).trackFeatures(), TrackFeatures.class, records)
        .forEach(record -> tracks.put(record.key(), record.value()));
    return tracks;
  }

  /** Reads a topic from its beginning until this many records have come. */
  private static <T extends SpecificRecord> List<ConsumerRecord<String, T>> read(
      String topic, Class<T> type, int records) throws Exception {
    List<ConsumerRecord<String, T>> seen = new ArrayList<>();
    try (SchemaRegistry registry =
            SchemaRegistry.connect(Map.of("schema.registry.url", CLUSTER.registryUrl()));
        KafkaConsumer<String, T> consumer =
            new KafkaConsumer<>(
                Map.of("bootstrap.servers", CLUSTER.bootstrapServers()),
                new StringDeserializer(),
                AvroCodec.of(type, registry, topic).deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Awaitility.await("records of " + topic)
          .pollInSameThread()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
                return seen.size() >= records;
              });
    }
    assertThat(seen).hasSize(records);
    return seen;
  }
}
