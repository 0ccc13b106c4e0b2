package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Listeners of two nodes, over a real broker. */
class ListenersIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int LISTENERS = 100;
  private static final int TRACKS = 120;

  private static final Cluster cluster = new Cluster();

  @TempDir Path data;

  @AfterAll
  static void stop() {
    cluster.close();
  }

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
    }
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
