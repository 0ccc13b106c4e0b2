package dev.segue.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.streams.evidence.EvidenceKey;
import dev.segue.wire.FeatureTotalsRecords;
import dev.segue.wire.FeatureVectors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the service in the middle of an import, twice, and holds what comes out to the truth. */
class CrashIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int PARTITIONS = 2;
  private static final int SAMPLE_SIZE = 500; // as the fixture sets it
  private static final int TRACKS = 6_000;
  private static final int EVENTS = 2 * TRACKS;

  @TempDir private Path dataDir;
  private final StreamsFixture system = new StreamsFixture(PARTITIONS);
  private final Map<String, FeatureVector> truth = new TreeMap<>();

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void shouldEndWithTheSameTracksTotalsAndSampleAsWithoutCrashes() throws Exception {
    crashWhilePublishing(0, TRACKS);
    crashWhilePublishing(TRACKS, EVENTS);
    Process last = launch();
    try {
      await("every event processed")
          .atMost(PATIENCE)
          .until(() -> tracks().equals(truth) && totals().tracks() == truth.size());
      await("the sample of the whole catalogue")
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(sample()).isEqualTo(trueSample()));
    } finally {
      last.destroyForcibly().waitFor();
    }
    FeatureTotals expected = new FeatureTotals();
    truth.values().forEach(expected::add);
    assertThat(FeatureTotalsRecords.toRecord(totals()))
        .isEqualTo(FeatureTotalsRecords.toRecord(expected));
  }

  /** Every track comes twice with other features, and every tenth is deleted in the end. */
  private void publish(int i) {
    String id = "t" + i % TRACKS;
    if (i >= TRACKS && i % 10 == 0) {
      system.publish(StreamsFixture.utf8(id), null);
      truth.remove(id);
    } else {
      TrackFeatures event = Events.of(id);
      event.setEnergy(i / (double) EVENTS);
      system.publish(event);
      truth.put(id, FeatureVectors.of(event));
    }
  }

  /** Kills a process that has come into its stride, at the moment when the last events reach it. */
  private void crashWhilePublishing(int from, int to) throws Exception {
    int before = system.read(system.topics.tracks()).size();
    Process process = launch();
    try {
      int middle = (from + to) / 2;
      publish(from, middle);
      await("tracks, then a crash")
          .atMost(PATIENCE)
          .until(() -> system.read(system.topics.tracks()).size() > before);
      publish(middle, to);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void publish(int from, int to) {
    for (int i = from; i < to; i++) {
      publish(i);
    }
    system.flush();
  }

  private Process launch() throws Exception {
    return StreamsProcess.launch(system.flags(dataDir, 2));
  }

  private Map<String, FeatureVector> tracks() throws Exception {
    AvroCodec<Track> codec = AvroCodec.of(Track.class, system.registry, system.topics.tracks());
    Map<String, FeatureVector> tracks = new TreeMap<>();
    for (Map.Entry<String, byte[]> entry : system.table(system.topics.tracks()).entrySet()) {
      tracks.put(entry.getKey(), FeatureVectors.of(codec.decode(entry.getValue()).getFeatures()));
    }
    return tracks;
  }

  private FeatureTotals totals() throws Exception {
    FeatureTotals totals = new FeatureTotals();
    for (Map.Entry<String, byte[]> entry : evidence().entrySet()) {
      if (key(entry).id() == null) {
        totals.merge(FeatureTotalsRecords.of(decode(entry.getValue()).getTotals()));
      }
    }
    return totals;
  }

  /** Task and id of each row. */
  private Map<String, FeatureVector> sample() throws Exception {
    Map<String, FeatureVector> rows = new TreeMap<>();
    for (Map.Entry<String, byte[]> entry : evidence().entrySet()) {
      if (key(entry).id() != null) {
        rows.put(
            entry.getKey(),
            FeatureVectors.of(decode(entry.getValue()).getSampleRow().getFeatures()));
      }
    }
    return rows;
  }

  private Map<String, FeatureVector> trueSample() {
    Map<String, FeatureVector> rows = new TreeMap<>();
    Map<Integer, Set<String>> idsByTask = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : system.read(system.topics.trackFeatures())) {
      idsByTask
          .computeIfAbsent(record.partition(), p -> new TreeSet<>())
          .add(new String(record.key(), StandardCharsets.UTF_8));
    }
    idsByTask.forEach(
        (task, ids) -> {
          BottomKSample sample = new BottomKSample(SAMPLE_SIZE);
          truth.forEach(
              (id, row) -> {
                if (ids.contains(id)) {
                  sample.put(id, row);
                }
              });
          for (BottomKSample.Entry entry : sample.entries()) {
            rows.put(task + "/sample/" + entry.id(), entry.row());
          }
        });
    return rows;
  }

  private Map<String, byte[]> evidence() {
    return system.table(system.topics.evidence());
  }

  private static EvidenceKey key(Map.Entry<String, byte[]> entry) {
    return EvidenceKey.parse(StreamsFixture.utf8(entry.getKey()));
  }

  private CatalogueEvidence decode(byte[] value) throws Exception {
    return AvroCodec.of(CatalogueEvidence.class, system.registry, system.topics.evidence())
        .decode(value);
  }
}
