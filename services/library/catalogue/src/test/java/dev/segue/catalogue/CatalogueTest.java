package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.index.BruteForceIndex;
import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.RowOrder;
import dev.segue.engine.index.TopN;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final byte[] TEXT = FoldedText.of("title", List.of("artist"));

  private final Catalogue catalogue = new Catalogue();

  @AfterEach
  void close() {
    assertThat(catalogue.failure()).isEmpty();
    catalogue.close();
  }

  @Test
  void shouldHoldWhatAMapHoldsThroughUpdatesDeletesPromotionsAndReclaiming() throws Exception {
    long seed = 11;
    Random random = new Random(seed);
    Map<String, FeatureVector> expected = new HashMap<>();
    int version = 0;
    for (int step = 0; step < 60_000; step++) {
      String id = "track-" + random.nextInt(6_000);
      if (random.nextInt(4) == 0) {
        assertThat(catalogue.remove(id)).isEqualTo(expected.remove(id) != null);
      } else {
        FeatureVector features = TestModels.features(random);
        catalogue.put(id, features, TEXT);
        expected.put(id, features);
      }
      if (step % 9_000 == 0) {
        var unused = catalogue.serve(TestModels.model("classic", ++version, version));
      }
    }
    FactorModel last = TestModels.model("classic", ++version, version);
    catalogue.serve(last).get(30, TimeUnit.SECONDS);

    CatalogueSnapshot snapshot = catalogue.snapshot();
    assertThat(snapshot.tracks()).as("seed %s", seed).isEqualTo(expected.size());
    assertThat(snapshot.rowLimit()).as("dead rows are reclaimed").isLessThan(30_000);
    ServedModel served = snapshot.model("classic").orElseThrow();
    assertThat(served.model().version()).isEqualTo(version);
    assertThat(served.index().size()).isEqualTo(expected.size());
    assertThat(served.index().bound()).isEqualTo(snapshot.rowLimit());
    Projection projection = new Projection(last);
    float[] wanted = new float[last.rank()];
    float[] got = new float[last.rank()];
    for (int i = 0; i < 6_000; i++) {
      String id = "track-" + i;
      int row = snapshot.find(id);
      assertThat(row >= 0).as(id).isEqualTo(expected.containsKey(id));
      if (row >= 0) {
        assertThat(snapshot.rows().id(row)).isEqualTo(id);
        FeatureVector features = rounded(expected.getOrDefault(id, FeatureVector.empty()));
        assertThat(read(snapshot, row)).isEqualTo(features);
        projection.project(features, wanted, 0);
        served.index().copyRow(row, got, 0);
        assertThat(got).isEqualTo(wanted);
        assertThat(served.index().contains(row)).isTrue();
      }
    }
  }

  @Test
  void shouldShowASnapshotWhatItShowedBefore() {
    FeatureVector first = TestModels.features(new Random(1));
    catalogue.put("a", first, TEXT);
    catalogue.put("b", first, TEXT);
    CatalogueSnapshot before = catalogue.snapshot();

    FeatureVector second = TestModels.features(new Random(2));
    catalogue.put("a", second, TEXT);
    catalogue.remove("b");
    catalogue.put("c", second, TEXT);

    assertThat(read(before, before.find("a"))).isEqualTo(rounded(first));
    assertThat(before.find("b")).isNotNegative();
    assertThat(before.find("c")).isNegative();
    assertThat(before.tracks()).isEqualTo(2);
    CatalogueSnapshot after = catalogue.snapshot();
    assertThat(read(after, after.find("a"))).isEqualTo(rounded(second));
    assertThat(after.find("b")).isNegative();
    assertThat(after.tracks()).isEqualTo(2);
  }

  @Test
  void shouldNotAppendWhatItHolds() {
    FeatureVector features = TestModels.features(new Random(3));
    assertThat(catalogue.put("a", features, TEXT)).isTrue();
    assertThat(catalogue.put("a", features, TEXT)).isFalse();
    assertThat(catalogue.put("a", features, FoldedText.of("new", List.of()))).isTrue();
    assertThat(catalogue.snapshot().tracks()).isEqualTo(1);
  }

  @Test
  void shouldNeverMissATrackThatIsBeingUpdated() throws Exception {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      catalogue.put("t" + i, TestModels.features(random), TEXT);
    }
    catalogue.serve(TestModels.model("classic", 1, 1)).get(10, TimeUnit.SECONDS);
    AtomicBoolean stop = new AtomicBoolean();
    CompletableFuture<Integer> reader =
        CompletableFuture.supplyAsync(
            () -> {
              int rounds = 0;
              while (!stop.get() || rounds == 0) {
                CatalogueSnapshot snapshot = catalogue.snapshot();
                ServedModel served = snapshot.model("classic").orElseThrow();
                for (int i = 0; i < 500; i++) {
                  int row = snapshot.find("t" + i);
                  if (row < 0 || !served.index().contains(row)) {
                    throw new AssertionError("t" + i + " is missing");
                  }
                }
                rounds++;
              }
              return rounds;
            });
    for (int step = 0; step < 30_000; step++) {
      catalogue.put("t" + random.nextInt(500), TestModels.features(random), TEXT);
      if (step % 5_000 == 0) {
        var unused = catalogue.serve(TestModels.model("classic", 2 + step, step));
      }
    }
    stop.set(true);
    assertThat(reader.get(30, TimeUnit.SECONDS)).isPositive();
  }

  @Test
  void shouldFindTheNearestWhateverHasBeenMerged() throws Exception {
    Random random = new Random(7);
    FactorModel model = TestModels.model("classic", 1, 1);
    catalogue.serve(model).get(10, TimeUnit.SECONDS);
    for (int step = 0; step <= 60_000; step++) {
      catalogue.put("t" + random.nextInt(40_000), TestModels.features(random), TEXT);
      if (step % 6_000 == 0) {
        EmbeddingIndex.Snapshot index = catalogue.snapshot().model("classic").orElseThrow().index();
        assertNearest(index, scanned(index, model.rank()), model, random);
      }
    }
  }

  @Test
  void shouldServeNoModelThatWasWithdrawnMeanwhile() {
    catalogue.put("a", TestModels.features(new Random(1)), TEXT);
    CompletableFuture<Void> served = catalogue.serve(TestModels.model("classic", 1, 1));
    catalogue.withdraw("classic");
    await().atMost(Duration.ofSeconds(10)).until(served::isDone);
    assertThat(catalogue.snapshot().modelNames()).isEmpty();
  }

  @Test
  void shouldServeSeveralModelsAtATime() throws Exception {
    catalogue.serve(TestModels.model("classic", 1, 1)).get(10, TimeUnit.SECONDS);
    catalogue.serve(TestModels.model("tuned", 1, 2)).get(10, TimeUnit.SECONDS);
    catalogue.put("a", TestModels.features(new Random(1)), TEXT);
    CatalogueSnapshot snapshot = catalogue.snapshot();
    assertThat(snapshot.modelNames()).containsExactly("classic", "tuned");
    assertThat(snapshot.model("tuned").orElseThrow().index().size()).isEqualTo(1);
  }

  private static void assertNearest(
      EmbeddingIndex.Snapshot index,
      EmbeddingIndex.Snapshot oracle,
      FactorModel model,
      Random random) {
    Projection projection = new Projection(model);
    float[] query = new float[model.rank()];
    for (int trial = 0; trial < 20; trial++) {
      projection.project(TestModels.features(random), query, 0);
      TopN found = index.search(query, 10, RowFilter.ALL, new int[0], RowOrder.APPENDED);
      TopN expected = oracle.search(query, 10, RowFilter.ALL, new int[0], RowOrder.APPENDED);
      assertThat(found.size()).isEqualTo(expected.size());
      for (int rank = 0; rank < found.size(); rank++) {
        assertThat(found.row(rank)).isEqualTo(expected.row(rank));
        assertThat(found.score(rank)).isEqualTo(expected.score(rank));
      }
    }
  }

  /** What the snapshot holds, to be found by looking at every row. */
  private static EmbeddingIndex.Snapshot scanned(EmbeddingIndex.Snapshot snapshot, int rank) {
    BruteForceIndex scanned = new BruteForceIndex(rank);
    float[] row = new float[rank];
    for (int i = 0; i < snapshot.bound(); i++) {
      boolean there = snapshot.contains(i);
      if (there) {
        snapshot.copyRow(i, row, 0);
      }
      scanned.append(row, 0);
      if (!there) {
        scanned.remove(i);
      }
    }
    return scanned.snapshot();
  }

  private static FeatureVector read(CatalogueSnapshot snapshot, int row) {
    double[] values = new double[Feature.COUNT];
    snapshot.rows().features(row, values);
    return FeatureVector.of(values);
  }

  private static FeatureVector rounded(FeatureVector features) {
    double[] values = new double[Feature.COUNT];
    features.copyInto(values, 0);
    for (int f = 0; f < values.length; f++) {
      values[f] = (float) values[f];
    }
    return FeatureVector.of(values);
  }
}
