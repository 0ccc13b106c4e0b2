package dev.segue.streams;

import static dev.segue.streams.TopologyFixture.decode;
import static dev.segue.streams.TopologyFixture.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.sample.FeatureTotals;
import dev.segue.runtime.deadletter.DeadLetterReason;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.schemas.avro.TrackLayer;
import dev.segue.streams.layer.Calibrations;
import dev.segue.streams.layer.LayerOrder;
import dev.segue.streams.layer.LayerRules;
import dev.segue.streams.topology.Names;
import dev.segue.wire.FeatureTotalsRecords;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTopologyTest {
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
  void shouldWriteTheSameBytesAsEverOnceTheBaseLayerIsAlone() {
    app.publish(Events.of("a"), 1000);
    byte[] alone = tracks().get("a");
    app.publish(names("a", "By hand"), 2000);

    Track both = decode(app.tracks, tracks().get("a"));
    assertThat(both.getTitle()).isEqualTo("By hand");
    assertThat(both.getFeatures().getEnergy()).isEqualTo(Events.of("a").getEnergy());
    assertThat(both.getNormalizedAt()).isEqualTo(2000);

    app.publish(nothing("a", "manual"), 3000);
    assertThat(tracks().get("a")).isEqualTo(alone).isEqualTo(state("a"));
    app.tick();
    assertThat(totals().tracks()).isOne();
  }

  @Test
  void shouldKeepNamesThatComeBeforeTheFeatures() {
    app.publish(names("a", "By hand"), 1000);
    assertThat(tracks()).as("a track without features is not there for others").isEmpty();
    assertThat(state("a")).isNotNull();

    app.publish(Events.of("a"), 2000);
    Track track = decode(app.tracks, tracks().get("a"));
    assertThat(track.getTitle()).isEqualTo("By hand");
    assertThat(track.getLayers()).extracting(TrackLayer::getStatedAt).containsExactly(1000L, 2000L);
    app.tick();
    assertThat(totals().tracks()).isOne();
  }

  @Test
  void shouldWithdrawATrackThatLosesItsFeaturesAndKeepItsNames() {
    app.publish(Events.of("a"), 1000);
    app.publish(names("a", "By hand"), 2000);
    app.tick();
    assertThat(totals().tracks()).isOne();
    tracks();
    app.publish(nothing("a", "base"), 3000);
    assertThat(tracks()).hasSize(1).containsEntry("a", null);
    app.tick();
    assertThat(totals().tracks()).isZero();
    app.publish(names("a", "Again"), 4000);
    assertThat(tracks()).isEmpty();

    app.publish(Events.of("a"), 5000);
    assertThat(decode(app.tracks, tracks().get("a")).getTitle()).isEqualTo("Again");
  }

  @Test
  void shouldDeleteATrackWithAllItsLayers() {
    app.publish(Events.of("a"), 1000);
    app.publish(names("a", "By hand"), 2000);
    app.publish(names("b", "No features"), 2000);
    tracks();
    app.delete("a", 3000);
    app.delete("b", 3000);

    assertThat(tracks()).hasSize(1).containsEntry("a", null);
    assertThat(state("a")).isNull();
    assertThat(state("b")).isNull();
    app.publish(Events.of("a"), 4000);
    assertThat(decode(app.tracks, tracks().get("a")).getLayers()).isNull();
  }

  @Test
  void shouldPassNothingOnForALayerThatRepeatsItself() {
    app.publish(Events.of("a"), 1000);
    app.publish(names("a", "By hand"), 2000);
    tracks();
    app.publish(names("a", "By hand"), 3000);
    app.publish(Events.of("a"), 4000);

    assertThat(tracks()).isEmpty();
    assertThat(app.count("segue.events", "outcome", "unchanged")).isEqualTo(2);
  }

  @Test
  void shouldRefuseALayerThatMakesTheTrackTooLong() {
    app.publish(Events.of("a"), 1000);
    for (int i = 0; i < 5; i++) {
      TrackFeatures huge = nothing("a", "layer-" + i);
      huge.setGenres(Collections.nCopies(100, "x".repeat(2_000)));
      app.publish(huge, 2000 + i);
    }

    assertThat(app.read(app.topics.trackFeaturesDeadLetters())).isNotEmpty();
    assertThat(app.count("segue.dead.letters", "reason", DeadLetterReason.TOO_LONG.text()))
        .isPositive();
    assertThat(decode(app.tracks, tracks().get("a")).getTitle())
        .isEqualTo(Events.of("a").getTitle());
  }

  @Test
  void shouldBringTracksInLineWithASettingThatHasChanged() {
    app.publish(Events.of("a"), 1000);
    app.publish(names("a", "By hand"), 2000);
    app.publish(Events.of("b"), 1000);
    Map<String, Track> made = new HashMap<>();
    tracks().forEach((id, track) -> made.put(id, decode(app.tracks, track)));
    app.close();
    app =
        new TopologyFixture(
            stateDir, new LayerRules(new LayerOrder(List.of("base")), Calibrations.none()));
    KeyValueStore<byte[], byte[]> state = app.driver.getKeyValueStore(Names.FEATURES_STORE);
    made.forEach((id, track) -> state.put(utf8(id), app.tracks.encode(track)));
    app.tick();

    Map<String, byte[]> changed = tracks();
    assertThat(changed).containsOnlyKeys("a");
    assertThat(decode(app.tracks, changed.get("a")).getTitle())
        .isEqualTo(Events.of("a").getTitle());
    app.tick();
    assertThat(tracks()).as("once").isEmpty();
  }

  private static TrackFeatures names(String id, String title) {
    TrackFeatures event = nothing(id, "manual");
    event.setTitle(title);
    return event;
  }

  private static TrackFeatures nothing(String id, String layer) {
    return TrackFeatures.newBuilder().setId(id).setLayer(layer).build();
  }

  private Map<String, byte @Nullable []> tracks() {
    return app.readByKey(app.topics.tracks());
  }

  private FeatureTotals totals() {
    byte[] told = app.readByKey(app.topics.evidence()).get("0/totals");
    return FeatureTotalsRecords.of(decode(app.evidence, told).getTotals());
  }

  private byte @Nullable [] state(String id) {
    return app.driver.<byte[], byte[]>getKeyValueStore(Names.FEATURES_STORE).get(utf8(id));
  }
}
