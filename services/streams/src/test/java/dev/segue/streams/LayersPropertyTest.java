package dev.segue.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.sample.FeatureTotals;
import dev.segue.schemas.avro.CatalogueTotals;
import dev.segue.schemas.avro.Track;
import dev.segue.streams.LayerHistory.Step;
import dev.segue.wire.FeatureTotalsRecords;
import dev.segue.wire.FeatureVectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random layers, orders, redeliveries and deletes; the seed is the name of the test. */
class LayersPropertyTest {
  private static final int STEPS = 600;

  @TempDir private Path stateDir;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldDependOnTheLastEventOfEachLayerAlone(long seed) {
    LayerHistory history = new LayerHistory(seed, 12);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      steps.add(history.next());
    }
    Map<String, byte[]> straight = run(steps, "straight", history);
    Map<String, byte[]> shuffled =
        run(LayerHistory.shuffled(steps, seed + 1_000), "shuffled", history);

    assertThat(shuffled).as("to the byte").containsExactlyInAnyOrderEntriesOf(straight);
  }

  /** The topic of tracks as a table, checked against the definition and the totals. */
  private Map<String, byte[]> run(List<Step> steps, String name, LayerHistory history) {
    try (TopologyFixture app = new TopologyFixture(stateDir.resolve(name))) {
      Map<String, byte[]> table = new TreeMap<>();
      for (Step step : steps) {
        if (step.event() == null) {
          app.delete(step.id(), step.timestamp());
        } else {
          app.publish(step.event(), step.timestamp());
        }
        app.readByKey(app.topics.tracks()).forEach((id, track) -> put(table, id, track));
      }
      Map<String, Track> found = new HashMap<>();
      table.forEach((id, bytes) -> found.put(id, plain(TopologyFixture.decode(app.tracks, bytes))));
      assertThat(found).as(name).isEqualTo(history.expected(LayerHistory.LAYERS));
      app.tick();
      byte[] told = app.readByKey(app.topics.evidence()).get("0/totals");
      FeatureTotals expected = new FeatureTotals();
      found.values().forEach(track -> expected.add(FeatureVectors.of(track.getFeatures())));
      CatalogueTotals totals = TopologyFixture.decode(app.evidence, told).getTotals();
      assertThat(withoutRanges(totals))
          .isEqualTo(withoutRanges(FeatureTotalsRecords.toRecord(expected)));
      return table;
    }
  }

  /** Ranges may be too wide for a while; sums are exact. */
  private static CatalogueTotals withoutRanges(CatalogueTotals totals) {
    totals
        .getFeatures()
        .forEach(
            feature -> {
              feature.setMinimum(null);
              feature.setMaximum(null);
            });
    return totals;
  }

  private static void put(Map<String, byte[]> table, String id, byte @Nullable [] track) {
    if (track == null) {
      table.remove(id);
    } else {
      table.put(id, track);
    }
  }

  private static Track plain(Track track) {
    return Track.newBuilder(track).setLayers(null).setNormalizedAt(0).build();
  }
}
