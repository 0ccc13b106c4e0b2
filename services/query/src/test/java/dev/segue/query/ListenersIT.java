package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestModels;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.Cluster.Feed;
import dev.segue.query.Cluster.Node;
import dev.segue.query.http.Client.Response;
import dev.segue.runtime.RuntimeSettings;
import dev.segue.schemas.avro.ListenerRecommendation;
import dev.segue.schemas.avro.ListenerRecommendations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listeners of two nodes, over a real broker. */
class ListenersIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int LISTENERS = 40;
  private static final int TRACKS = 120;

  @AutoClose private static final Cluster cluster = new Cluster();

  @TempDir Path data;

  @Test
  void shouldAnswerEveryListenerFromTheOtherNodeWhereOneGoesAndLoseNothing() throws Exception {
    Feed feed = feed("moves.");
    Map<String, String> settings =
        Map.of(QuerySettings.MODEL, "classic", RuntimeSettings.STANDBY_REPLICAS, "1");
    try (Node stays = cluster.node("moves.", data.resolve("stays"), settings)) {
      Node goes = cluster.node("moves.", data.resolve("goes"), settings);
      try {
        await().atMost(SOON).until(() -> goes.service().ready() && stays.service().ready());
        for (int i = 0; i < LISTENERS; i++) {
          Node asked = i % 2 == 0 ? goes : stays;
          String listener = "listener-" + i;
          await().atMost(SOON).until(() -> bulk(asked, listener).status() < 300);
        }
        for (int i = 0; i < LISTENERS; i++) {
          // A node that joins has taken its partitions over; until then the other answers.
          await().atMost(SOON).untilAsserted(check(goes, "listener-" + i));
          assertThat(goes.client().get("/v1/listeners/listener-" + i + "/feedback").status())
              .isEqualTo(200);
        }
      } finally {
        goes.close();
      }
      for (int i = 0; i < LISTENERS; i++) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(check(stays, "listener-" + i));
      }
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                Map<String, @Nullable ListenerRecommendations> lists = feed.lists();
                assertThat(lists).hasSize(LISTENERS);
                for (int i = 0; i < LISTENERS; i++) {
                  ListenerRecommendations list = lists.get("listener-" + i);
                  assertThat(list).isNotNull();
                  assertThat(list.getRecommendations()).hasSize(10);
                  assertThat(ids(list)).doesNotContainAnyElementsOf(rated("listener-" + i));
                }
              });

      // Who took over keeps their lists current: to each a track like the first of the list.
      Map<String, @Nullable ListenerRecommendations> before = feed.lists();
      for (int i = 0; i < LISTENERS; i += 10) {
        feed.track("new" + i, "New " + i, beside(ids(before, i).get(0), i));
      }
      feed.flush();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                Map<String, @Nullable ListenerRecommendations> after = feed.lists();
                for (int i = 0; i < LISTENERS; i += 10) {
                  assertThat(ids(after, i)).contains("new" + i);
                }
              });
    }
  }

  @Test
  void shouldKeepListsOnTheTopicCurrent() throws Exception {
    Feed feed = feed("current.");
    try (Node node =
        cluster.node("current.", data.resolve("current"), Map.of(QuerySettings.MODEL, "classic"))) {
      await().atMost(SOON).until(() -> node.service().ready());
      await().atMost(SOON).until(() -> bulk(node, "ann").status() < 300);
      await().atMost(SOON).until(() -> feed.lists().get("ann") != null);

      // A track arrives that is to the model what the first of the list is.
      String first = ids(list(feed, "ann")).get(0);
      feed.track("new", "New", beside(first, 1));
      feed.flush();
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(ids(list(feed, "ann"))).contains("new", first));

      // One of the list goes.
      feed.delete("new");
      feed.flush();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(ids(list(feed, "ann"))).hasSize(10).doesNotContain("new"));

      // Another version is promoted.
      feed.model("classic@2", TestModels.model("classic", 2, 2));
      feed.model("classic", TestModels.model("classic", 2, 2));
      feed.flush();
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(list(feed, "ann").getModelVersion()).isEqualTo(2));

      // A rating comes and goes.
      List<String> before = ids(list(feed, "ann"));
      assertThat(rate(node, "ann", before.get(0), -1)).isLessThan(300);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(ids(list(feed, "ann")))
                      .hasSize(10)
                      .isNotEqualTo(before)
                      .doesNotContain(before.get(0)));
      assertThat(rate(node, "ann", before.get(0), 0)).isLessThan(300);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(ids(list(feed, "ann"))).isEqualTo(before));
      for (String id : rated("ann")) {
        assertThat(rate(node, "ann", id, 0)).isLessThan(300);
      }
      await().atMost(SOON).untilAsserted(() -> assertThat(feed.lists()).containsEntry("ann", null));
    }
  }

  private static List<String> ids(
      Map<String, @Nullable ListenerRecommendations> lists, int listener) {
    ListenerRecommendations list = lists.get("listener-" + listener);
    assertThat(list).isNotNull();
    return ids(list);
  }

  private static ListenerRecommendations list(Feed feed, String listener) throws Exception {
    ListenerRecommendations list = feed.lists().get(listener);
    assertThat(list).isNotNull();
    return list;
  }

  /** The same to the model, and yet another recording. */
  private static FeatureVector beside(String id, int loudness) {
    double[] values = new double[Feature.COUNT];
    TestModels.features(new Random(Integer.parseInt(id.substring(1)))).copyInto(values, 0);
    values[Feature.LOUDNESS.position()] = -loudness;
    return FeatureVector.of(values);
  }

  private static int rate(Node node, String listener, String track, int rating) {
    return node.client()
        .post(
            "/v1/listeners/" + listener + "/feedback",
            "{\"feedback\": [{\"track_id\": \"%s\", \"rating\": %d}]}".formatted(track, rating))
        .status();
  }

  private static Feed feed(String prefix) {
    Feed feed = cluster.feed(prefix);
    for (int i = 0; i < TRACKS; i++) {
      feed.track("t" + i, "Title " + i, TestModels.features(new Random(i)));
    }
    feed.model("classic@1", TestModels.model("classic", 1, 1));
    feed.model("classic", TestModels.model("classic", 1, 1));
    feed.flush();
    return feed;
  }

  /** Two likes and a dislike, other ones for each listener. */
  private static List<String> rated(String listener) {
    Random random = new Random(listener.hashCode());
    List<String> ids = new ArrayList<>();
    while (ids.size() < 3) {
      String id = "t" + random.nextInt(TRACKS);
      if (!ids.contains(id)) {
        ids.add(id);
      }
    }
    return ids;
  }

  private static Response bulk(Node node, String listener) {
    List<String> ids = rated(listener);
    return node.client()
        .post(
            "/v1/listeners/" + listener + "/feedback",
            "{\"feedback\": [{\"track_id\": \"%s\", \"rating\": 1}, {\"track_id\": \"%s\", \"rating\": 1}, {\"track_id\": \"%s\", \"rating\": -1}]}"
                .formatted(ids.get(0), ids.get(1), ids.get(2)));
  }

  private static org.awaitility.core.ThrowingRunnable check(Node node, String listener) {
    return () -> {
      Response feedback = node.client().get("/v1/listeners/" + listener + "/feedback");
      assertThat(feedback.status()).as(feedback.body()).isEqualTo(200);
      assertThat(feedback.json().get("feedback").findValuesAsText("track_id"))
          .containsExactlyInAnyOrderElementsOf(rated(listener));
      JsonNode list =
          node.client().get("/v1/listeners/" + listener + "/recommendations?limit=100").json();
      assertThat(list.get("tracks").findValuesAsText("id"))
          .isNotEmpty()
          .doesNotContainAnyElementsOf(Set.copyOf(rated(listener)));
    };
  }

  private static List<String> ids(ListenerRecommendations list) {
    return list.getRecommendations().stream().map(ListenerRecommendation::getId).toList();
  }
}
