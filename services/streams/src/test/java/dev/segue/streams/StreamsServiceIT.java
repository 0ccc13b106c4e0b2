package dev.segue.streams;

import static dev.segue.streams.StreamsFixture.utf8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.schemas.avro.FactorModel;
import dev.segue.schemas.avro.TrackFeatures;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsServiceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path dataDir;
  private final StreamsFixture system = new StreamsFixture(4);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void shouldTurnEventsIntoTracksEvidenceAndAModel() throws Exception {
    int tracks = 2_000;
    try (StreamsService service = StreamsService.start(system.settings(dataDir, 2), meters)) {
      publish(0, tracks);
      await("tracks")
          .atMost(PATIENCE)
          .until(() -> system.table(system.topics.tracks()).size() == tracks);
      await("a model of the whole catalogue")
          .atMost(PATIENCE)
          .until(() -> tracksOf("classic@candidate") == tracks);

      assertThat(service.ready()).isTrue();
      assertThat(service.live()).isTrue();
      assertThat(service.waitingFor()).isEmpty();
      Map<String, byte[]> models = system.table(system.topics.models());
      FactorModel served = decoded(models, "classic");
      assertThat(models.keySet()).contains("classic@" + served.getVersion());
      assertThat(served.getComponents()).hasSize(7);
      assertThat(served.getSampleSize()).isEqualTo(500);
      assertThat(totalTracks()).isEqualTo(tracks);
    }
  }

  @Test
  void shouldGoOnWhereItStoppedAlsoWithADamagedStoreAndForgetWhatIsDeleted() throws Exception {
    StreamsSettings settings = system.settings(dataDir, 2);
    try (StreamsService first = StreamsService.start(settings, meters)) {
      publish(0, 300);
      await("evidence").atMost(PATIENCE).until(() -> totalTracks() == 300);
      assertThat(first.live()).isTrue();
    }
    truncateATableOf("features");
    publish(300, 600);
    for (int i = 0; i < 100; i++) {
      system.publish(utf8("t" + i), null);
    }
    system.flush();
    SimpleMeterRegistry metersOfSecond = new SimpleMeterRegistry();
    try (StreamsService second = StreamsService.start(settings, metersOfSecond)) {
      await("evidence").atMost(PATIENCE).until(() -> totalTracks() == 500);
      await("tracks")
          .atMost(PATIENCE)
          .until(() -> system.table(system.topics.tracks()).size() == 500);
      assertThat(second.live()).isTrue();
    }
    assertThat(metersOfSecond.get("segue.stores.rebuilt").counter().count()).isEqualTo(1);
    assertThat(system.table(system.topics.evidence()).keySet())
        .noneMatch(key -> key.endsWith("/sample/t5"));
  }

  /** What a disk does that loses the end of a file. */
  private void truncateATableOf(String store) throws IOException {
    try (Stream<Path> files = Files.walk(dataDir)) {
      Path table =
          files
              .filter(file -> file.toString().endsWith(".sst"))
              .filter(file -> file.toString().contains(File.separator + store + File.separator))
              .findFirst()
              .orElseThrow();
      try (FileChannel channel = FileChannel.open(table, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() / 2);
      }
    }
  }

  @Test
  void shouldAccountForRubbishAndGoOn() throws Exception {
    Map<String, Integer> expected = new TreeMap<>();
    try (StreamsService service = StreamsService.start(system.settings(dataDir, 2), meters)) {
      byte[] good = system.events.encode(Events.of("good"));
      byte[] foreign = good.clone();
      foreign[1] = 0x7f;
      TrackFeatures impossible = Events.of("impossible");
      impossible.setEnergy(7.0);
      for (int i = 0; i < 20; i++) {
        system.publish(null, good);
        system.publish(utf8("another"), good);
        system.publish(utf8("text"), utf8("{\"id\":\"text\"}"));
        system.publish(utf8("foreign"), foreign);
        system.publish(utf8("good"), Arrays.copyOf(good, 20));
        system.publish(impossible);
        system.publish(utf8("big"), new byte[900_000]);
        publish(10 * i, 10 * i + 10);
      }
      for (String reason :
          List.of(
              "no_key",
              "key_mismatch",
              "not_confluent_avro",
              "unknown_schema",
              "truncated",
              "impossible_value",
              "too_long")) {
        expected.put(reason, 20);
      }
      await("dead letters")
          .atMost(PATIENCE)
          .until(() -> system.read(system.topics.trackFeaturesDeadLetters()).size() >= 140);
      await("tracks")
          .atMost(PATIENCE)
          .until(() -> system.table(system.topics.tracks()).size() == 200);
      assertThat(service.ready()).isTrue();
    }
    Map<String, Integer> reasons = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> letter :
        system.read(system.topics.trackFeaturesDeadLetters())) {
      reasons.merge(
          new String(
              letter.headers().lastHeader("segue.dlq.reason").value(), StandardCharsets.UTF_8),
          1,
          Integer::sum);
    }
    assertThat(reasons).isEqualTo(expected);
  }

  @Test
  void shouldShareTheWorkBetweenTwoInstances(@TempDir Path otherDir) throws Exception {
    try (StreamsService first = StreamsService.start(system.settings(dataDir, 1), meters)) {
      publish(0, 500);
      await("tracks")
          .atMost(PATIENCE)
          .until(() -> system.table(system.topics.tracks()).size() == 500);
      try (StreamsService second =
          StreamsService.start(system.settings(otherDir, 1), new SimpleMeterRegistry())) {
        publish(500, 1_000);
        await("second instance").atMost(PATIENCE).until(() -> first.ready() && second.ready());
        publish(1_000, 1_500);
        await("tracks")
            .atMost(PATIENCE)
            .until(() -> system.table(system.topics.tracks()).size() == 1_500);
      }
      publish(1_500, 2_000);
      await("tracks")
          .atMost(PATIENCE)
          .until(() -> system.table(system.topics.tracks()).size() == 2_000);
      await("totals").atMost(PATIENCE).until(() -> totalTracks() == 2_000);
    }
    assertThat(system.read(system.topics.tracks())).as("each track once").hasSize(2_000);
  }

  private void publish(int from, int to) {
    for (int i = from; i < to; i++) {
      system.publish(Events.of("t" + i));
    }
    system.flush();
  }

  private long tracksOf(String modelKey) throws Exception {
    Map<String, byte[]> models = system.table(system.topics.models());
    return models.containsKey(modelKey) ? decoded(models, modelKey).getTracks() : 0;
  }

  /** Of the models as they were at one moment, for the learner goes on. */
  private FactorModel decoded(Map<String, byte[]> models, String key) throws Exception {
    return AvroCodec.of(FactorModel.class, system.registry, system.topics.models())
        .decode(requireNonNull(models.get(key)));
  }

  private long totalTracks() throws Exception {
    AvroCodec<CatalogueEvidence> codec =
        AvroCodec.of(CatalogueEvidence.class, system.registry, system.topics.evidence());
    long tracks = 0;
    for (Map.Entry<String, byte[]> entry : system.table(system.topics.evidence()).entrySet()) {
      if (entry.getKey().endsWith("/totals") && !entry.getKey().contains("/sample/")) {
        tracks += codec.decode(entry.getValue()).getTotals().getTracks();
      }
    }
    return tracks;
  }
}
