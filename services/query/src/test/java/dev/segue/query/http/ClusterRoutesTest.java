package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two kinds of tracks: acoustic ones (a0, a1, …), the later the more popular, and loud ones. */
class ClusterRoutesTest {
  private static final String TWO = "features=acousticness,energy&k=2";
  @AutoClose private final ApiFixture fixture = ApiFixture.withTracks(0);

  @BeforeEach
  void open() {
    Random random = new Random(5);
    for (int i = 0; i < 40; i++) {
      put("a" + i, 0.9 + 0.002 * i, 0.1, 20 + 2 * i, random);
      put("e" + i, 0.05, 0.8 + 0.002 * i, 90, random);
    }
    FeatureVector nothing = FeatureVector.builder().raw(Feature.TEMPO, 100).build();
    fixture.put("nothing", "Nothing", nothing);
  }

  @Test
  void shouldShowTheGroupsThatTheTracksWereMadeIn() {
    JsonNode answer = fixture.client.get("/v1/clusters?" + TWO).json();

    assertThat(answer.get("clusters")).hasSize(2);
    assertThat(answer.get("tracks").intValue()).isEqualTo(81);
    assertThat(answer.get("ungrouped").intValue()).isEqualTo(1);
    JsonNode acoustic = clusterOf("a1");
    assertThat(acoustic.get("tracks").intValue()).isEqualTo(40);
    assertThat(acoustic.at("/centre/acousticness").doubleValue()).isCloseTo(0.939, within(1e-4));
    assertThat(acoustic.at("/centre/energy").doubleValue()).isCloseTo(0.1, within(1e-4));
    assertThat(acoustic.get("name").textValue()).isIn("acoustic, calm", "calm, acoustic");
    assertThat(acoustic.at("/exemplars/0/id").textValue()).isIn("a19", "a20");
    assertThat(acoustic.at("/exemplars/0/artists")).hasSize(1);
    JsonNode one = fixture.client.get("/v1/clusters/" + acoustic.get("id") + "?" + TWO).json();
    assertThat(one).isEqualTo(acoustic);
  }

  @Test
  void shouldListTheTracksOfAClusterTheMostTypicalFirst() {
    String path = "/v1/clusters/" + clusterOf("a1").get("id") + "/tracks?" + TWO;

    JsonNode all = fixture.client.get(path + "&limit=100").json();
    JsonNode popular = fixture.client.get(path + "&limit=3&min_popularity=90").json();

    assertThat(ids(all)).hasSize(40).allMatch(id -> id.startsWith("a"));
    List<Double> distances = new ArrayList<>();
    all.get("tracks").forEach(track -> distances.add(track.get("distance").doubleValue()));
    assertThat(distances).isSorted();
    assertThat(ids(popular)).containsExactly("a35", "a36", "a37");
    JsonNode rest = fixture.client.get(path + "&limit=100&offset=38").json();
    assertThat(ids(rest)).isEqualTo(ids(all).subList(38, 40));
    assertThat(rest.at("/tracks/0/rank").intValue()).isEqualTo(39);
  }

  @Test
  void shouldFindTheClusterInWhichMostFavouritesLie() {
    JsonNode answer = favourite("\"a1\", \"e1\", \"a2\", \"nothing\", \"x\"");

    assertThat(answer.at("/cluster/id")).isEqualTo(clusterOf("a9").get("id"));
    assertThat(answer.at("/cluster/share").doubleValue()).isCloseTo(2 / 3.0, within(1e-6));
    assertThat(answer.get("tracks").intValue()).isEqualTo(3);
    assertThat(answer.get("unknown_ids")).hasSize(1);
    Client.Response none = fixture.client.post("/v1/clusters:favourite", "{\"tracks\": [\"x\"]}");
    assertThat(none.status()).isEqualTo(404);
  }

  @Test
  void shouldRecommendThePopularOnesOfTheFavouriteCluster() {
    String body = "{\"positive\": [\"a1\", \"a2\"], \"strategy\": \"favourite_cluster\"%s}";
    JsonNode usual = fixture.client.post("/v1/recommendations", body.formatted("")).json();
    JsonNode wider =
        fixture
            .client
            .post("/v1/recommendations", body.formatted(", \"min_popularity\": 0, \"limit\": 100"))
            .json();

    JsonNode cluster = usual.get("cluster");
    assertThat(cluster.get("share").doubleValue()).isBetween(0.5, 1.0);
    JsonNode members =
        fixture.client.get("/v1/clusters/" + cluster.get("id") + "/tracks?limit=100").json();
    assertThat(ids(usual)).isNotEmpty().isSubsetOf(ids(members));
    ids(usual)
        .forEach(
            id ->
                assertThat(
                        fixture
                            .client
                            .get("/v1/tracks/" + id)
                            .json()
                            .at("/features/popularity")
                            .doubleValue())
                    .isGreaterThanOrEqualTo(70));
    List<String> expected = new ArrayList<>(ids(members));
    expected.removeAll(List.of("a1", "a2"));
    assertThat(ids(wider)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void shouldSayWhatIsWrong() {
    assertThat(fixture.client.get("/v1/clusters/99").json().get("code").textValue())
        .isEqualTo("cluster_not_found");
    assertThat(fixture.client.get("/v1/clusters?features=enrgy").json().get("detail").textValue())
        .isEqualTo("There is no feature 'enrgy'. Did you mean 'energy'?");
    assertThat(fixture.client.get("/v1/clusters?k=51").status()).isEqualTo(400);
    String nowhere = "{\"positive\": [\"nothing\"], \"strategy\": \"favourite_cluster\"}";
    Client.Response response = fixture.client.post("/v1/recommendations", nowhere);
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.json().get("parameter").textValue()).isEqualTo("positive");
    String unknown = "{\"positive\": [\"x\"], \"strategy\": \"favourite_cluster\"}";
    assertThat(fixture.client.post("/v1/recommendations", unknown).status()).isEqualTo(404);
  }

  @Test
  void shouldGroupAnewWhenTheCatalogueHasGrownAndKeepIds() {
    int id = clusterOf("a1").get("id").intValue();
    Random random = new Random(6);
    for (int i = 40; i < 60; i++) {
      put("a" + i, 0.9, 0.1, 50, random);
    }

    await("the clusters of more tracks")
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> fixture.client.get("/v1/clusters?" + TWO).json().get("tracks").intValue() == 101);
    JsonNode after = clusterOf("a50");
    assertThat(after.get("id").intValue()).isEqualTo(id);
    assertThat(after.get("tracks").intValue()).isEqualTo(60);
  }

  private JsonNode favourite(String ids) {
    String body = "{\"tracks\": [%s], \"features\": [\"energy\", \"acousticness\"], \"k\": 2}";
    return fixture.client.post("/v1/clusters:favourite", body.formatted(ids)).json();
  }

  private JsonNode clusterOf(String id) {
    int cluster = favourite("\"" + id + "\"").at("/cluster/id").intValue();
    return fixture.client.get("/v1/clusters/" + cluster + "?" + TWO).json();
  }

  private static List<String> ids(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    answer.get("tracks").forEach(track -> ids.add(track.get("id").textValue()));
    return ids;
  }

  private void put(
      String id, double acousticness, double energy, double popularity, Random random) {
    fixture.put(
        id,
        "Title of " + id,
        FeatureVector.builder()
            .raw(Feature.ACOUSTICNESS, acousticness)
            .raw(Feature.ENERGY, energy)
            .raw(Feature.POPULARITY, popularity)
            .raw(Feature.DANCEABILITY, random.nextDouble())
            .raw(Feature.VALENCE, random.nextDouble())
            .raw(Feature.LIVENESS, random.nextDouble())
            .build());
  }
}
