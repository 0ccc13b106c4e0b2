package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestModels;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.Cluster.Feed;
import dev.segue.query.Cluster.Node;
import dev.segue.query.http.Client.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster in which most of a listener's likes lie, over a real broker. */
class FavouriteClusterIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int TRACKS = 240;
  private static final double POPULAR = 0.7;
  private static final int PAGE = 100;

  /** Of the catalogue, but for the last. */
  private static final List<String> LIKED =
      List.of("t1", "t2", "t3", "t5", "t8", "t13", "t21", "t34", "t55", "t89", "t144", "nobody");

  private static final List<String> DISLIKED = List.of("t4", "t6", "t9");
  private static final String CHOICE = "strategy=favourite_cluster&min_popularity=70&limit=100";

  @AutoClose private static final Cluster cluster = new Cluster();

  @TempDir Path data;

  private final Map<String, FeatureVector> tracks = new HashMap<>();

  @Test
  void shouldFindTheFavouriteClusterOfAListenerAndRecommendWhatIsPopularThere() throws Exception {
    Feed feed = cluster.feed("favourite.");
    Random random = new Random(7);
    for (int i = 0; i < TRACKS; i++) {
      FeatureVector features = TestModels.features(random);
      tracks.put("t" + i, features);
      feed.track("t" + i, "Title " + i, features);
    }
    feed.model("classic", TestModels.model("classic", 1, 1));
    feed.flush();
    try (Node node = cluster.node("favourite.", data, Map.of(QuerySettings.MODEL, "classic"))) {
      await().atMost(SOON).until(() -> node.service().ready() && node.service().tracks() == TRACKS);
      await()
          .atMost(SOON)
          .until(() -> node.client().post("/v1/listeners/ann/feedback", ratings()).status() < 300);
      // Clusters follow the catalogue a moment later; what is asked may be of two different ones.
      await().atMost(SOON).ignoreExceptions().untilAsserted(() -> shouldAgree(node));
    }
  }

  private void shouldAgree(Node node) {
    Map<Integer, Set<String>> members = members(node);
    assertThat(members.values().stream().mapToInt(Set::size).sum()).isEqualTo(TRACKS);

    JsonNode favourite = get(node, "/v1/listeners/ann/favourite_cluster");
    Map<Integer, Long> counts =
        members.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    entry -> LIKED.stream().filter(entry.getValue()::contains).count()));
    int id = favourite.get("cluster").get("id").intValue();
    long most = counts.values().stream().max(Comparator.naturalOrder()).orElseThrow();
    assertThat(counts).containsEntry(id, most);
    assertThat(favourite.get("likes").intValue()).isEqualTo(LIKED.size());
    assertThat(favourite.get("tracks").intValue()).isEqualTo(LIKED.size() - 1);
    assertThat(favourite.get("cluster").get("share").doubleValue())
        .isCloseTo((double) most / (LIKED.size() - 1), within(1e-6));

    JsonNode recommended = get(node, "/v1/listeners/ann/recommendations?" + CHOICE);
    assertThat(recommended.get("cluster")).isEqualTo(favourite.get("cluster"));
    List<String> ids = recommended.get("tracks").findValuesAsText("id");
    assertThat(ids)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(popular(members.getOrDefault(id, Set.of())));

    Response response = node.client().post("/v1/recommendations", examples());
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    JsonNode asked = response.json();
    assertThat(asked.get("cluster")).isEqualTo(favourite.get("cluster"));
    assertThat(asked.get("tracks").findValuesAsText("id")).isEqualTo(ids);
  }

  /** Tracks by the cluster that lists them. */
  private static Map<Integer, Set<String>> members(Node node) {
    Map<Integer, Set<String>> members = new HashMap<>();
    for (JsonNode group : get(node, "/v1/clusters").get("clusters")) {
      int id = group.get("id").intValue();
      Set<String> ids = new HashSet<>();
      for (int offset = 0; offset < group.get("tracks").intValue(); offset += PAGE) {
        String path = "/v1/clusters/%d/tracks?limit=%d&offset=%d".formatted(id, PAGE, offset);
        ids.addAll(get(node, path).get("tracks").findValuesAsText("id"));
      }
      members.put(id, ids);
    }
    return members;
  }

  private List<String> popular(Set<String> ids) {
    return tracks.entrySet().stream()
        .filter(track -> track.getValue().get(Feature.POPULARITY) >= POPULAR)
        .map(Map.Entry::getKey)
        .filter(ids::contains)
        .filter(id -> !LIKED.contains(id) && !DISLIKED.contains(id))
        .toList();
  }

  private static String ratings() {
    List<String> all = new ArrayList<>();
    LIKED.forEach(id -> all.add("{\"track_id\": \"%s\", \"rating\": 1}".formatted(id)));
    DISLIKED.forEach(id -> all.add("{\"track_id\": \"%s\", \"rating\": -1}".formatted(id)));
    return "{\"feedback\": [" + String.join(", ", all) + "]}";
  }

  private static String examples() {
    return "{\"positive\": [%s], \"negative\": [%s], \"strategy\": \"favourite_cluster\", \"min_popularity\": 70, \"limit\": %d}"
        .formatted(quoted(LIKED), quoted(DISLIKED), PAGE);
  }

  private static String quoted(List<String> ids) {
    return ids.stream().map(id -> '"' + id + '"').collect(Collectors.joining(", "));
  }

  private static JsonNode get(Node node, String path) {
    Response response = node.client().get(path);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }
}
