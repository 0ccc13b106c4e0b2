package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.KeptVersions;
import dev.segue.catalogue.ModelRegistry;
import dev.segue.catalogue.TestModels;
import dev.segue.catalogue.UnknownModelException;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.recommend.Answer;
import dev.segue.recommend.Answer.Neighbor;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.SimilarRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers that are asked for while versions follow one another, each held to the one it names. */
class ModelSwapTest {
  private static final long SEED = 17;
  private static final int TRACKS = 600;
  private static final int VERSIONS = 40;
  private static final int SEEDS = 12;
  private static final int LIMIT = 10;

  private final Catalogue catalogue = new Catalogue();
  private final ModelRegistry registry = new ModelRegistry();
  private final KeptVersions kept = new KeptVersions(registry, catalogue, 2);
  private final Map<String, FeatureVector> tracks = new HashMap<>();
  private final Map<String, Map<String, Oracle>> oracles = new HashMap<>();

  @AfterEach
  void close() {
    assertThat(catalogue.failure()).isEmpty();
    catalogue.close();
  }

  @Test
  void shouldAnswerFromTheVersionThatTheAnswerNames() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < TRACKS; i++) {
      tracks.put("t" + i, TestModels.features(random));
    }
    tracks.forEach((id, features) -> catalogue.put(id, features, FoldedText.of(id, List.of())));
    for (String name : List.of("classic", "tuned")) {
      for (int version = 1; version <= VERSIONS; version++) {
        FactorModel model = model(name, version);
        registry.put(name + "@" + version, model);
        oracles.put(ModelRegistry.key(model), oracle(model));
      }
      catalogue.serve(model(name, 1)).get(10, TimeUnit.SECONDS);
    }

    AtomicBoolean stop = new AtomicBoolean();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    List<CompletableFuture<Void>> readers = new ArrayList<>();
    for (String asked : List.of("classic", "tuned", "classic@7", "tuned@9")) {
      readers.add(CompletableFuture.runAsync(() -> read(asked, stop, seen)));
    }
    for (int version = 2; version <= VERSIONS; version++) {
      var unused = catalogue.serve(model("tuned", version));
      catalogue.serve(model("classic", version)).get(10, TimeUnit.SECONDS);
      // Something else arrives and goes, so that rows and indexes change under the readers.
      catalogue.put("passing", FeatureVector.empty(), new byte[0]);
      catalogue.remove("passing");
      var unused7 = kept.load("classic@7");
      var unused9 = kept.load("tuned@9");
    }
    stop.set(true);
    for (CompletableFuture<Void> reader : readers) {
      reader.get(60, TimeUnit.SECONDS);
    }
    assertThat(seen).as("seed " + SEED).contains("classic@7", "tuned@9").hasSizeGreaterThan(6);
  }

  /** Ranks rise and fall from version to version. */
  private static FactorModel model(String name, int version) {
    return TestModels.model(name, version, name.length() * 1000L + version, 2 + version % 5);
  }

  private void read(String asked, AtomicBoolean stop, Set<String> seen) {
    Recommender recommender = new Recommender(catalogue);
    boolean answered = false;
    for (int turn = 0; !stop.get() || !answered; turn++) {
      String seed = "t" + turn % SEEDS;
      Answer answer;
      try {
        answer = recommender.similar(seed, SimilarRequest.nearest(asked, LIMIT));
      } catch (UnknownModelException e) {
        answered |= stop.get(); // a kept version is not ready at the start
        continue;
      }
      answered = true;
      String version = answer.model() + "@" + answer.version();
      check(answer, seed, version);
      seen.add(version);
    }
  }

  private void check(Answer answer, String seed, String version) {
    Oracle oracle = oracles.getOrDefault(version, Map.of()).get(seed);
    assertThat(oracle).as(version).isNotNull();
    assertThat(answer.tracks()).as(version).hasSize(LIMIT);
    for (Neighbor neighbor : answer.tracks()) {
      double score = neighbor.score();
      assertThat(oracle.scores().get(neighbor.id())).as(version).isCloseTo(score, within(2e-6));
      assertThat(oracle.best().get(neighbor.rank() - 1)).as(version).isCloseTo(score, within(2e-6));
    }
  }

  /** By looking at every track: the scores by id, and the best in order. */
  private record Oracle(Map<String, Double> scores, List<Double> best) {}

  private Map<String, Oracle> oracle(FactorModel model) {
    Map<String, float[]> rows = new HashMap<>();
    Projection projection = new Projection(model);
    tracks.forEach(
        (id, features) -> {
          float[] row = new float[model.rank()];
          projection.project(rounded(features), row, 0);
          rows.put(id, row);
        });
    Map<String, Oracle> bySeed = new HashMap<>();
    for (int s = 0; s < SEEDS; s++) {
      String seed = "t" + s;
      float[] query = rows.getOrDefault(seed, new float[0]);
      Map<String, Double> scores = new HashMap<>();
      rows.forEach(
          (id, row) -> {
            double product = 0;
            for (int c = 0; c < row.length; c++) {
              product += (double) query[c] * row[c];
            }
            scores.put(id, Math.min(1, product));
          });
      scores.remove(seed);
      List<Double> best = new ArrayList<>(scores.values());
      best.sort(Comparator.reverseOrder());
      bySeed.put(seed, new Oracle(scores, best.subList(0, LIMIT)));
    }
    return bySeed;
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
