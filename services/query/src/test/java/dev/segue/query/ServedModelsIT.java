package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestModels;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.Cluster.Feed;
import dev.segue.query.Cluster.Node;
import dev.segue.query.http.Client.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which model answers, from the first on. */
class ServedModelsIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @AutoClose private static final Cluster cluster = new Cluster();

  @TempDir Path data;

  @Test
  void shouldSayWhatItWaitsForAndAnswerOnceTheModelComes() throws Exception {
    Feed feed = cluster.feed("wait.");
    Answers.tracks(20, 2).forEach((id, features) -> feed.track(id, "Title " + id, features));
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
      assertThat(Answers.ids(Answers.get(node, "/v1/tracks/t1/similar?model=classic"))).hasSize(10);
      Response early = node.client().get("/v1/tracks/t1/similar");
      assertThat(early.status()).isEqualTo(503);
      assertThat(early.header("Retry-After")).isEqualTo("1");

      feed.model("tuned", TestModels.model("tuned", 1, 1));
      feed.flush();
      await().atMost(SOON).until(() -> node.client().get("/readyz").status() == 200);
      assertThat(Answers.ids(Answers.get(node, "/v1/tracks/t1/similar?limit=100"))).hasSize(19);
      // Also the tracks that came before the model.
      await().atMost(SOON).untilAsserted(() -> assertThat(feed.recommendations()).hasSize(20));
    }
  }

  @Test
  void shouldNeverMixVersionsWhileModelsArePromoted() throws Exception {
    Feed feed = cluster.feed("swap.");
    Map<String, FeatureVector> tracks = Answers.tracks(300, 3);
    tracks.forEach((id, features) -> feed.track(id, "Title " + id, features));
    Map<Integer, List<String>> expected = new HashMap<>();
    for (int version = 1; version <= 8; version++) {
      expected.put(
          version, Answers.expected(tracks, TestModels.model("tuned", version, version), "t5", 10));
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
                  JsonNode answer = Answers.get(node, "/v1/tracks/t5/similar");
                  int version = answer.get("model_version").intValue();
                  assertThat(Answers.ids(answer))
                      .as("version " + version)
                      .isEqualTo(expected.get(version));
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
                        || Answers.get(node, "/v1/tracks/t5/similar")
                                .get("model_version")
                                .intValue()
                            == promoted);
      }
      stop.set(true);
      assertThat(hammer.get(30, TimeUnit.SECONDS)).contains(1, 8);
    }
  }
}
