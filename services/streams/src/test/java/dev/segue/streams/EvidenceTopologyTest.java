package dev.segue.streams;

import static dev.segue.streams.TopologyFixture.decode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.Feature;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.wire.FeatureTotalsRecords;
import dev.segue.wire.FeatureVectors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTopologyTest {
  @TempDir private Path stateDir;
  private TopologyFixture app;

  @BeforeEach
  void start() {
    app = new TopologyFixture(stateDir);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void shouldReportTotalsAndRowsAtTheNextTick() {
    app.publish(Events.of("a"), 1000);
    app.publish(Events.of("b"), 1000);
    assertThat(app.read(app.topics.evidence())).isEmpty();
    app.tick();

    Map<String, byte @Nullable []> evidence = app.readByKey(app.topics.evidence());
    assertThat(evidence.keySet()).containsExactlyInAnyOrder("0/totals", "0/sample/a", "0/sample/b");
    CatalogueEvidence row = decode(app.evidence, evidence.get("0/sample/a"));
    assertThat(row.getTask()).isZero();
    assertThat(row.getTotals()).isNull();
    assertThat(FeatureVectors.of(row.getSampleRow().getFeatures()))
        .isEqualTo(FeatureVectors.of(Events.of("a")));
    assertThat(decode(app.evidence, evidence.get("0/totals")).getTotals().getTracks()).isEqualTo(2);
  }

  @Test
  void shouldReportEachRowOnceHoweverOftenItChanged() {
    for (int i = 0; i < 10; i++) {
      TrackFeatures event = Events.of("a");
      event.setEnergy(i / 10.0);
      app.publish(event, 1000 + i);
    }
    app.tick();

    assertThat(app.read(app.topics.evidence())).hasSize(2);
  }

  @Test
  void shouldReportEarlierWhenManyTracksChange() {
    IntStream.range(0, TopologyFixture.EVIDENCE_EVERY)
        .forEach(i -> app.publish(Events.of("t" + i), 1000));

    assertThat(app.readByKey(app.topics.evidence()).keySet())
        .hasSize(TopologyFixture.EVIDENCE_EVERY + 1);
  }

  @Test
  void shouldReportNothingWhenOnlyMetadataChange() {
    app.publish(Events.of("a"), 1000);
    app.tick();
    app.read(app.topics.evidence());
    TrackFeatures retitled = Events.of("a");
    retitled.setTitle("Another title");
    app.publish(retitled, 2000);
    app.tick();

    assertThat(app.read(app.topics.tracks())).hasSize(2);
    assertThat(app.read(app.topics.evidence())).isEmpty();
  }

  @Test
  void shouldTakeBackADeletedTrack() {
    app.publish(Events.of("a"), 1000);
    app.publish(Events.of("b"), 1000);
    app.tick();
    app.delete("a", 2000);
    app.tick();

    Map<String, byte @Nullable []> evidence = app.readByKey(app.topics.evidence());
    assertThat(evidence.keySet()).contains("0/sample/a");
    assertThat(evidence.get("0/sample/a")).isNull();
    assertThat(totals(evidence).tracks()).isOne();
  }

  @Test
  void shouldNarrowRangesWhenTheExtremeTrackIsDeleted() {
    List<String> ids = List.of("a", "b", "c");
    for (String id : ids) {
      TrackFeatures event = Events.of(id);
      event.setDurationMs(100_000.0 * (1 + ids.indexOf(id)));
      app.publish(event, 1000);
    }
    app.delete("c", 1000);
    app.tick();

    FeatureTotals totals = totals(app.readByKey(app.topics.evidence()));
    assertThat(Feature.DURATION_MS.raw(totals.greatest(Feature.DURATION_MS))).isEqualTo(200_000.0);
  }

  @Test
  void shouldHoldTheSmallestHashesOfTheCatalogue() {
    Map<String, TrackFeatures> catalogue = new TreeMap<>();
    for (int i = 0; i < 5 * TopologyFixture.SAMPLE_SIZE; i++) {
      TrackFeatures event = Events.of("t" + i);
      catalogue.put(event.getId(), event);
      app.publish(event, 1000);
    }
    app.tick();

    BottomKSample truth = new BottomKSample(TopologyFixture.SAMPLE_SIZE);
    catalogue.forEach((id, event) -> truth.put(id, FeatureVectors.of(event)));
    Map<String, byte @Nullable []> evidence = app.readByKey(app.topics.evidence());
    List<String> sampled =
        evidence.entrySet().stream()
            .filter(e -> e.getKey().startsWith("0/sample/") && e.getValue() != null)
            .map(e -> e.getKey().substring("0/sample/".length()))
            .toList();
    assertThat(sampled)
        .containsExactlyInAnyOrderElementsOf(
            truth.entries().stream().map(BottomKSample.Entry::id).toList());
    assertThat(totals(evidence).tracks()).isEqualTo(catalogue.size());
  }

  private FeatureTotals totals(Map<String, byte @Nullable []> evidence) {
    return FeatureTotalsRecords.of(decode(app.evidence, evidence.get("0/totals")).getTotals());
  }
}
