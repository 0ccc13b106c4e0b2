package dev.segue.streams;

import static dev.segue.streams.StreamsFixture.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Factorization;
import dev.segue.engine.factorize.Solver;
import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.wire.FactorModels;
import dev.segue.wire.FeatureVectors;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classic model as the whole stream leaves it, on a real broker and a real registry. */
class SettledModelIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long SEED = 20_261_121;
  private static final Map<String, String> SETTINGS =
      Map.of("segue.streams.sample-size", "8192", "segue.model.recipes", "classic");

  @TempDir private Path folder;

  @Test
  void shouldEndInTheComponentsOfScikitLearnWhateverTheOrderAndThePartitions() throws Exception {
    List<TrackFeatures> table = SharedTables.synthetic("oracles/synth2000_X.csv");
    double[][] expected = SharedTables.numbers("oracles/synth2000_k7_H.csv");
    String digest;
    try (StreamsFixture system = new StreamsFixture(1);
        StreamsService service = start(system, "ordered")) {
      table.forEach(system::publish);
      system.flush();
      FactorModel settled = awaitSettled(system, table.size());
      assertClose(settled, expected, 1e-6);
      assertThat(service.live()).isTrue();
      digest = settled.digest();
    }
    try (StreamsFixture system = new StreamsFixture(4)) {
      publishByDetours(system, table);
      try (StreamsService service = start(system, "detours")) {
        await("the same model")
            .atMost(PATIENCE)
            .untilAsserted(
                () -> assertThat(served(system).map(FactorModel::digest)).contains(digest));
        assertThat(service.live()).isTrue();
      }
      obeyAcrossRestarts(system, digest);
    }
  }

  /** Shuffled, some tracks twice, some first with other features, some that are deleted again. */
  private static void publishByDetours(StreamsFixture system, List<TrackFeatures> table) {
    Random random = new Random(SEED);
    List<TrackFeatures> shuffled = new ArrayList<>(table);
    Collections.shuffle(shuffled, random);
    for (TrackFeatures event : shuffled) {
      int detour = random.nextInt(10);
      if (detour == 0) {
        system.publish(event);
      } else if (detour == 1) {
        system.publish(
            TrackFeatures.newBuilder(event).setEnergy(0.0).setDurationMs(5_000_000.0).build());
      } else if (detour == 2) {
        TrackFeatures passing = Events.of("passing-" + event.getId());
        passing.setTempo(249.0);
        system.publish(passing);
        system.publish(utf8(passing.getId()), null);
      }
      system.publish(event);
    }
    system.flush();
  }

  private void obeyAcrossRestarts(StreamsFixture system, String digest) throws Exception {
    try (StreamsService service = start(system, "detours")) {
      await("ready").atMost(PATIENCE).until(service::ready);
      assertThat(served(system).map(FactorModel::digest)).as("after a restart").contains(digest);
      system.command(
          ModelCommand.newBuilder()
              .setModel("classic")
              .setPinnedVersion(1)
              .setAliases(Map.of("1", "First"))
              .build());
      await("a pinned version")
          .atMost(PATIENCE)
          .until(() -> served(system).filter(model -> model.version() == 1).isPresent());
    }
    try (StreamsService service = start(system, "detours")) {
      await("ready").atMost(PATIENCE).until(service::ready);
      FactorModel pinned = served(system).orElseThrow();
      assertThat(pinned.reason()).isEqualTo("Pinned by an operator.");
      assertThat(pinned.components()).extracting(Component::alias).contains("First");
      system.command(ModelCommand.newBuilder().setModel("classic").build());
      await("the settled model again")
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(served(system).map(FactorModel::digest)).contains(digest));
    }
  }

  @Test
  void shouldEndInTheCanonicalFitOfTheSampleOfARealTable() throws Exception {
    List<TrackFeatures> table = SharedTables.real();
    List<TrackFeatures> shuffled = new ArrayList<>(table);
    Collections.shuffle(shuffled, new Random(SEED));
    try (StreamsFixture system = new StreamsFixture(4);
        StreamsService service = start(system, "real")) {
      shuffled.forEach(system::publish);
      system.flush();
      FactorModel settled = awaitSettled(system, table.size());
      assertClose(settled, fit(table), 1e-6);
      assertThat(settled.sampleSize()).isEqualTo(8_192);
      assertThat(service.live()).isTrue();
    }
  }

  /** The published recipe by hand: min-max over all rows, rows of the sample in another order. */
  private static double[][] fit(List<TrackFeatures> table) {
    FeatureTotals totals = new FeatureTotals();
    BottomKSample sample = new BottomKSample(8_192);
    for (TrackFeatures event : table) {
      FeatureVector row = FeatureVectors.of(event);
      totals.add(row);
      sample.put(event.getId(), row);
    }
    List<FeatureVector> rows =
        sample.entries().stream()
            .sorted(Comparator.comparing(BottomKSample.Entry::id))
            .map(BottomKSample.Entry::row)
            .toList();
    List<Feature> features = new ArrayList<>(List.of(Feature.values()));
    features.remove(Feature.TIME_SIGNATURE); // the table has none
    DMatrixRMaj v = new DMatrixRMaj(rows.size(), features.size());
    for (int i = 0; i < v.numRows; i++) {
      for (int j = 0; j < v.numCols; j++) {
        Feature feature = features.get(j);
        double low = totals.least(feature);
        v.set(i, j, (rows.get(i).get(feature) - low) / (totals.greatest(feature) - low));
      }
    }
    Factorization fit = Solver.COORDINATE_DESCENT.fit(v, 7);
    double[][] h = new double[7][features.size()];
    for (int i = 0; i < h.length; i++) {
      for (int j = 0; j < h[i].length; j++) {
        h[i][j] = fit.h(i, j);
      }
    }
    return h;
  }

  private static void assertClose(FactorModel model, double[][] expected, double share) {
    double max = 0;
    for (double[] row : expected) {
      for (double x : row) {
        max = Math.max(max, x);
      }
    }
    assertThat(model.rank()).isEqualTo(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(model.components().get(i).weights())
          .as("row %d of H", i)
          .containsExactly(expected[i], within(share * max));
    }
  }

  private StreamsService start(StreamsFixture system, String name) {
    return StreamsService.start(
        system.settings(folder.resolve(name), 2, SETTINGS), new SimpleMeterRegistry());
  }

  private static FactorModel awaitSettled(StreamsFixture system, int tracks) {
    await("a settled model")
        .atMost(PATIENCE)
        .until(
            () ->
                served(system)
                    .filter(model -> model.settled() && model.tracks() == tracks)
                    .isPresent());
    return served(system).orElseThrow();
  }

  private static Optional<FactorModel> served(StreamsFixture system) {
    return Optional.ofNullable(system.table(system.topics.models()).get("classic"))
        .map(
            bytes -> {
              try {
                return FactorModels.of(
                    AvroCodec.of(
                            dev.segue.schemas.avro.FactorModel.class,
                            system.registry,
                            system.topics.models())
                        .decode(bytes));
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
  }
}
