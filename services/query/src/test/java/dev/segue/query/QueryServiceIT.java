package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.Cluster.Feed;
import dev.segue.query.Cluster.Node;
import dev.segue.query.catalogue.Catalogue;
import dev.segue.query.catalogue.FoldedText;
import dev.segue.query.http.Client.Response;
import dev.segue.query.recommend.Answer.Neighbor;
import dev.segue.query.recommend.Recommender;
import dev.segue.query.recommend.SimilarRequest;
import dev.segue.runtime.Metrics;
import dev.segue.runtime.RuntimeSettings;
import dev.segue.runtime.UnavailableException;
import dev.segue.schemas.avro.Recommendation;
import dev.segue.schemas.avro.TrackRecommendations;
import dev.segue.settings.SharedSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service against a real broker and registry, asked over HTTP. */
class QueryServiceIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final Cluster cluster = new Cluster();

  @TempDir Path data;

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void shouldFollowArrivalsChangesAndDeletesInAnswersAndOnTheTopic() throws Exception {
    Feed feed = cluster.feed("live.");
    Map<String, FeatureVector> tracks = random(200, 1);
    tracks.forEach((id, features) -> feed.track(id, "Title " + id, features));
    FactorModel model = TestModels.model("tuned", 1, 1);
    feed.model("tuned", model);
    feed.model("tuned@candidate", TestModels.model("tuned", 2, 2));
    feed.model("tuned@1", model);
    feed.flush();
    try (Node node = cluster.node("live.", data)) {
      await().atMost(SOON).until(() -> node.service().ready());
      await().atMost(SOON).until(() -> node.service().tracks() == 200);
      assertThat(ids(get(node, "/v1/tracks/t7/similar?limit=20")))
          .isEqualTo(expected(tracks, model, "t7", 20));
      assertThat(get(node, "/v1/models").get("models").findValuesAsText("key"))
          .containsExactly("tuned", "tuned@candidate", "tuned@1");

      // A track arrives with an id that paths find hard, right beside t7.
      // Its features are the same, so that it would be taken for the same recording.
      String all = "?duplicates=keep";
      String odd = "a/b %歌";
      FeatureVector beside = tracks.getOrDefault("t7", FeatureVector.empty());
      feed.track(odd, "New", beside);
      feed.flush();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(ids(get(node, "/v1/tracks/t7/similar" + all))).contains(odd));
      assertThat(ids(get(node, "/v1/tracks/a%2Fb%20%25%E6%AD%8C/similar" + all))).contains("t7");
      assertThat(ids(get(node, "/v1/tracks?q=new"))).containsExactly(odd);
      tracks.put(odd, beside);

      // It changes.
      FeatureVector changed = TestModels.features(new Random(77));
      feed.track(odd, "Changed", changed);
      feed.flush();
      tracks.put(odd, changed);
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(ids(get(node, "/v1/tracks?q=changed"))).containsExactly(odd));
      assertThat(ids(get(node, "/v1/tracks?q=new"))).isEmpty();
      assertThat(ids(get(node, "/v1/tracks/t7/similar?limit=20")))
          .isEqualTo(expected(tracks, model, "t7", 20));

      // Its recommendations are on the topic, and equal the answer.
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                TrackRecommendations written = feed.recommendations().get(odd);
                assertThat(written).isNotNull();
                assertThat(written.getTitle()).isEqualTo("Changed");
                assertThat(written.getModel()).isEqualTo("tuned");
                assertThat(written.getModelVersion()).isEqualTo(1);
                assertThat(written.getRecommendations().stream().map(Recommendation::getId))
                    .isEqualTo(expected(tracks, model, odd, 10));
                assertThat(written.getRecommendations().get(0).getTitle()).startsWith("Title t");
              });

      // It goes.
      feed.delete(odd);
      feed.flush();
      await()
          .atMost(SOON)
          .until(() -> node.client().get("/v1/tracks/a%2Fb%20%25%E6%AD%8C").status() == 404);
      assertThat(ids(get(node, "/v1/tracks/t7/similar?limit=100"))).doesNotContain(odd);
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(feed.recommendations()).containsEntry(odd, null).hasSize(201));

      String metrics = node.client().get("/metrics").body();
      assertThat(metrics)
          .contains("segue_query_tracks 200.0")
          .contains("segue_query_model_version{model=\"tuned\"} 1.0")
          .contains("segue_query_model_relative_error{model=\"tuned\"} 0.25")
          .contains("segue_event_to_queryable_seconds_bucket")
          .contains("route=\"/v1/tracks/{id}/similar\",status=\"200\"")
          .contains("jvm_memory_used_bytes")
          .contains("kafka_stream");
    }
  }

  @Test
  void shouldSayWhatItWaitsForAndAnswerOnceTheModelComes() throws Exception {
    Feed feed = cluster.feed("wait.");
    random(20, 2).forEach((id, features) -> feed.track(id, "Title " + id, features));
    feed.flush();
    try (Node node = cluster.node("wait.", data)) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(node.client().get("/readyz").json().get("detail").textValue())
                      .isEqualTo("Waiting for a version of model 'tuned' to serve."));
      feed.model("classic", TestModels.model("classic", 1, 1));
      feed.flush();
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(node.client().get("/readyz").json().get("detail").textValue())
                      .isEqualTo(
                          "Waiting for a version of model 'tuned' to serve."
                              + " Requests that name one get answers from: classic."));
      assertThat(ids(get(node, "/v1/tracks/t1/similar?model=classic"))).hasSize(10);
      Response early = node.client().get("/v1/tracks/t1/similar");
      assertThat(early.status()).isEqualTo(503);
      assertThat(early.header("Retry-After")).isEqualTo("1");

      feed.model("tuned", TestModels.model("tuned", 1, 1));
      feed.flush();
      await().atMost(SOON).until(() -> node.client().get("/readyz").status() == 200);
      assertThat(ids(get(node, "/v1/tracks/t1/similar?limit=100"))).hasSize(19);
      // Also the tracks that came before the model.
      await().atMost(SOON).untilAsserted(() -> assertThat(feed.recommendations()).hasSize(20));
    }
  }

  @Test
  void shouldNeverMixVersionsWhileModelsArePromoted() throws Exception {
    Feed feed = cluster.feed("swap.");
    Map<String, FeatureVector> tracks = random(300, 3);
    tracks.forEach((id, features) -> feed.track(id, "Title " + id, features));
    Map<Integer, List<String>> expected = new HashMap<>();
    for (int version = 1; version <= 8; version++) {
      expected.put(
          version, expected(tracks, TestModels.model("tuned", version, version), "t5", 10));
    }
    feed.model("tuned", TestModels.model("tuned", 1, 1));
    feed.flush();
    try (Node node = cluster.node("swap.", data)) {
      await().atMost(SOON).until(() -> node.service().ready() && node.service().tracks() == 300);
      AtomicBoolean stop = new AtomicBoolean();
      CompletableFuture<Set<Integer>> hammer =
          CompletableFuture.supplyAsync(
              () -> {
                Set<Integer> seen = new TreeSet<>();
                while (!stop.get()) {
                  JsonNode answer = get(node, "/v1/tracks/t5/similar");
                  int version = answer.get("model_version").intValue();
                  assertThat(ids(answer)).as("version " + version).isEqualTo(expected.get(version));
                  seen.add(version);
                }
                return seen;
              });
      for (int version = 2; version <= 8; version++) {
        feed.model("tuned", TestModels.model("tuned", version, version));
        feed.flush();
        int promoted = version;
        await()
            .atMost(SOON)
            .until(
                () ->
                    hammer.isDone()
                        || get(node, "/v1/tracks/t5/similar").get("model_version").intValue()
                            == promoted);
      }
      stop.set(true);
      assertThat(hammer.get(30, TimeUnit.SECONDS)).contains(1, 8);
    }
  }

  @Test
  void shouldRestartFromItsOwnFilesAndCatchUp() throws Exception {
    Feed feed = cluster.feed("again.");
    Map<String, FeatureVector> tracks = random(500, 4);
    FactorModel model = TestModels.model("tuned", 3, 3);
    tracks.forEach((id, features) -> feed.track(id, "Title " + id, features));
    feed.model("tuned", model);
    feed.flush();
    try (Node node = cluster.node("again.", data)) {
      await().atMost(SOON).until(() -> node.service().ready() && node.service().tracks() == 500);
    }
    feed.delete("t1");
    feed.track("new", "New", tracks.getOrDefault("t2", FeatureVector.empty()));
    feed.flush();
    tracks.remove("t1");
    tracks.put("new", tracks.getOrDefault("t2", FeatureVector.empty()));
    try (Node node = cluster.node("again.", data)) {
      await().atMost(SOON).until(() -> node.service().ready());
      assertThat(node.service().tracks()).isEqualTo(500);
      assertThat(node.client().get("/v1/tracks/t1").status()).isEqualTo(404);
      assertThat(ids(get(node, "/v1/tracks/new/similar?limit=50")))
          .isEqualTo(expected(tracks, model, "new", 50));
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(feed.recommendations()).containsKey("new"));
    }
  }

  @Test
  void shouldPassRubbishOver() throws Exception {
    Feed feed = cluster.feed("rubbish.");
    Map<String, FeatureVector> tracks = random(30, 5);
    tracks.forEach((id, features) -> feed.track(id, "Title " + id, features));
    feed.model("tuned", TestModels.model("tuned", 1, 1));
    feed.rubbish(feed.topics().tracks(), "bad", "not Avro at all");
    feed.rubbish(feed.topics().models(), "tuned", "\0\0\0\0\u0001truncated");
    feed.flush();
    try (Node node = cluster.node("rubbish.", data)) {
      await().atMost(SOON).until(() -> node.service().ready() && node.service().tracks() == 30);
      feed.rubbish(feed.topics().tracks(), "t3", "\0\0\0\u0007\u0001");
      feed.track("last", "Last", TestModels.features(new Random(9)));
      feed.flush();
      await().atMost(SOON).until(() -> node.service().tracks() == 31);
      assertThat(node.client().get("/v1/tracks/bad").status()).isEqualTo(404);
      assertThat(get(node, "/v1/tracks/t3").get("title").textValue()).isEqualTo("Title t3");
      assertThat(node.client().get("/livez").status()).isEqualTo(200);
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(feed.recommendations()).hasSize(31).containsKeys("last", "t3"));
    }
  }

  @Test
  void shouldCloseInSecondsWhileItStillStarts() {
    cluster.feed("early.");
    Node node = cluster.node("early.", data);
    long start = System.nanoTime();
    node.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThatThrownBy(() -> node.client().get("/livez")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void shouldSayWhenKafkaCannotBeReached() {
    QuerySettings lost =
        QuerySettings.from(
            cluster.settings(
                "none.",
                data,
                Map.of(
                    SharedSettings.BOOTSTRAP_SERVERS,
                    "127.0.0.1:1",
                    RuntimeSettings.STARTUP_WAIT,
                    "300 ms")));
    try (Metrics metrics = new Metrics()) {
      assertThatThrownBy(() -> QueryService.start(lost, metrics.registry()))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("127.0.0.1:1");
    }
  }

  private static Map<String, FeatureVector> random(int count, long seed) {
    Random random = new Random(seed);
    Map<String, FeatureVector> tracks = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      FeatureVector features = TestModels.features(random);
      // What nothing can be said about is nobody's neighbour; it has a test of its own.
      tracks.put("t" + i, features.has(Feature.ENERGY) ? features : TestModels.features(random));
    }
    return tracks;
  }

  /** The answer that a catalogue of exactly these tracks gives. */
  private static List<String> expected(
      Map<String, FeatureVector> tracks, FactorModel model, String seed, int limit)
      throws Exception {
    try (Catalogue catalogue = new Catalogue()) {
      tracks.forEach((id, f) -> catalogue.put(id, f, FoldedText.of(id, List.of())));
      catalogue.serve(model).get(10, TimeUnit.SECONDS);
      return new Recommender(catalogue)
          .similar(seed, SimilarRequest.nearest(model.name(), limit)).tracks().stream()
              .map(Neighbor::id)
              .toList();
    }
  }

  private static JsonNode get(Node node, String path) {
    Response response = node.client().get(path);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }

  private static List<String> ids(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    answer.get("tracks").forEach(track -> ids.add(track.get("id").textValue()));
    return ids;
  }
}
