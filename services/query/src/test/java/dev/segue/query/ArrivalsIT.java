package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.segue.catalogue.TestModels;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.Cluster.Feed;
import dev.segue.query.Cluster.Node;
import dev.segue.schemas.avro.Recommendation;
import dev.segue.schemas.avro.TrackRecommendations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives, changes and goes shows in answers over HTTP and on the topic. */
class ArrivalsIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @AutoClose private static final Cluster cluster = new Cluster();

  @TempDir Path data;

  @Test
  void shouldFollowArrivalsChangesAndDeletesInAnswersAndOnTheTopic() throws Exception {
    Feed feed = cluster.feed("live.");
    Map<String, FeatureVector> tracks = Answers.tracks(200, 1);
    tracks.forEach((id, features) -> feed.track(id, "Title " + id, features));
    FactorModel model = TestModels.model("tuned", 1, 1);
    feed.model("tuned", model);
    feed.model("tuned@candidate", TestModels.model("tuned", 2, 2));
    feed.model("tuned@1", model);
    feed.flush();
    try (Node node = cluster.node("live.", data)) {
      await().atMost(SOON).until(() -> node.service().ready());
      await().atMost(SOON).until(() -> node.service().tracks() == 200);
      assertThat(Answers.ids(Answers.get(node, "/v1/tracks/t7/similar?limit=20")))
          .isEqualTo(Answers.expected(tracks, model, "t7", 20));
      assertThat(Answers.get(node, "/v1/models").get("models").findValuesAsText("key"))
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
              () ->
                  assertThat(Answers.ids(Answers.get(node, "/v1/tracks/t7/similar" + all)))
                      .contains(odd));
      assertThat(Answers.ids(Answers.get(node, "/v1/tracks/a%2Fb%20%25%E6%AD%8C/similar" + all)))
          .contains("t7");
      assertThat(Answers.ids(Answers.get(node, "/v1/tracks?q=new"))).containsExactly(odd);
      tracks.put(odd, beside);

      // It changes.
      FeatureVector changed = TestModels.features(new Random(77));
      feed.track(odd, "Changed", changed);
      feed.flush();
      tracks.put(odd, changed);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(Answers.ids(Answers.get(node, "/v1/tracks?q=changed")))
                      .containsExactly(odd));
      assertThat(Answers.ids(Answers.get(node, "/v1/tracks?q=new"))).isEmpty();
      assertThat(Answers.ids(Answers.get(node, "/v1/tracks/t7/similar?limit=20")))
          .isEqualTo(Answers.expected(tracks, model, "t7", 20));

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
                    .isEqualTo(Answers.expected(tracks, model, odd, 10));
                assertThat(written.getRecommendations().get(0).getTitle()).startsWith("Title t");
              });

      // It goes.
      feed.delete(odd);
      feed.flush();
      await()
          .atMost(SOON)
          .until(() -> node.client().get("/v1/tracks/a%2Fb%20%25%E6%AD%8C").status() == 404);
      assertThat(Answers.ids(Answers.get(node, "/v1/tracks/t7/similar?limit=100")))
          .doesNotContain(odd);
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
  void shouldPassRubbishOver() throws Exception {
    Feed feed = cluster.feed("rubbish.");
    Map<String, FeatureVector> tracks = Answers.tracks(30, 5);
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
      assertThat(Answers.get(node, "/v1/tracks/t3").get("title").textValue()).isEqualTo("Title t3");
      assertThat(node.client().get("/livez").status()).isEqualTo(200);
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(feed.recommendations()).hasSize(31).containsKeys("last", "t3"));
    }
  }
}
