package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.http.Client.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SimilarTest {
  @AutoClose private static final ApiFixture api = ApiFixture.withTracks(300);

  @BeforeAll
  static void start() {
    api.put("exact", 0.8);
  }

  @Test
  void shouldAnswerWithRankScoreTitleCategoryAndModel() {
    JsonNode answer = ok("/v1/tracks/t1/similar");
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("seed", "model", "model_version", "tracks");
    assertThat(answer.get("model").textValue()).isEqualTo("classic");
    assertThat(answer.get("model_version").intValue()).isEqualTo(1);
    assertThat(answer.at("/seed/id").textValue()).isEqualTo("t1");
    assertThat(answer.at("/seed/title").textValue()).isEqualTo("Title 1");
    assertThat(answer.get("tracks")).hasSize(10);
    double before = 1;
    int rank = 0;
    for (JsonNode track : answer.get("tracks")) {
      assertThat(track.fieldNames())
          .toIterable()
          .containsExactly("rank", "id", "score", "title", "artists", "category");
      assertThat(track.get("rank").intValue()).isEqualTo(++rank);
      assertThat(track.get("score").doubleValue()).isBetween(0.0, before);
      before = track.get("score").doubleValue();
      assertThat(track.get("id").textValue()).isNotEqualTo("t1");
    }
  }

  @Test
  void shouldPageThroughTheSameOrder() {
    List<String> whole = ids(ok("/v1/tracks/t1/similar?limit=40"));
    List<String> pages = new ArrayList<>(ids(ok("/v1/tracks/t1/similar?limit=15")));
    pages.addAll(ids(ok("/v1/tracks/t1/similar?limit=25&offset=15")));
    assertThat(pages).isEqualTo(whole);
    JsonNode beyond = ok("/v1/tracks/t1/similar?offset=10000");
    assertThat(beyond.get("tracks")).isEmpty();
  }

  @Test
  void shouldFilterInRawUnitsWithInclusiveBounds() {
    assertThat(ids(ok("/v1/tracks/t1/similar?limit=100&min_energy=0.8&max_energy=0.8")))
        .containsExactly("exact");
    assertThat(ids(ok("/v1/tracks/t1/similar?limit=100&min_tempo=122.036&max_tempo=122.036")))
        .containsExactly("exact");
    JsonNode loud = ok("/v1/tracks/t1/similar?limit=100&min_loudness=-10");
    assertThat(loud.get("tracks")).isNotEmpty();
    for (String id : ids(loud)) {
      double loudness = ok("/v1/tracks/" + id).at("/features/loudness").doubleValue();
      assertThat(loudness).isGreaterThanOrEqualTo(-10.00001).isNotZero();
    }
  }

  @Test
  void shouldLeaveExcludedTracksOut() {
    List<String> nearest = ids(ok("/v1/tracks/t1/similar"));
    List<String> rest =
        ids(
            ok(
                "/v1/tracks/t1/similar?exclude=%s&exclude=%s&exclude=nobody"
                    .formatted(nearest.get(0), nearest.get(3))));
    assertThat(rest).doesNotContain(nearest.get(0), nearest.get(3)).contains(nearest.get(1));
  }

  @Test
  void shouldBreakTiesById() {
    api.put("tie-b", 0.31);
    api.put("tie-é", 0.31);
    api.put("tie-a", 0.31);
    api.put("tie-seed", 0.31);
    assertThat(ids(ok("/v1/tracks/tie-seed/similar?limit=3")))
        .containsExactly("tie-a", "tie-b", "tie-é");
    List.of("tie-a", "tie-b", "tie-é", "tie-seed").forEach(api.catalogue::remove);
  }

  @Test
  void shouldAnswerFeaturesOfNoCatalogueLikeATrackThatHasThem() {
    Response response =
        api.client.post(
            "/v1/similar",
            """
            {"features": {"energy": 0.8, "danceability": 0.5, "tempo": 122.036},
             "limit": 6, "exclude": ["exact"], "min_popularity": 0}""");
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    JsonNode answer = response.json();
    assertThat(answer.at("/seed/id").isNull()).isTrue();
    assertThat(ids(answer)).isEqualTo(ids(ok("/v1/tracks/exact/similar?limit=6&min_popularity=0")));
  }

  @Test
  void shouldSayWhyWhereTheModelSeesNothing() {
    api.put("silent", "Silent", FeatureVector.builder().raw(Feature.TEMPO, 120).build());
    JsonNode track = ok("/v1/tracks/silent/similar");
    Response sound = api.client.post("/v1/similar", "{\"features\": {\"energy\": 0}}");
    api.catalogue.remove("silent");
    assertThat(sound.status()).isEqualTo(200);
    for (JsonNode answer : List.of(track, sound.json())) {
      assertThat(answer.get("tracks")).isEmpty();
      assertThat(answer.at("/seed/category").isNull()).isTrue();
      assertThat(answer.at("/reason/filters")).isEmpty();
      assertThat(answer.at("/reason/detail").textValue())
          .startsWith("The model sees nothing in an example");
    }
  }

  @Test
  void shouldShowATrackInRawUnits() {
    JsonNode track = ok("/v1/tracks/exact");
    assertThat(track.at("/features/tempo").asText()).isEqualTo("122.036");
    assertThat(track.at("/features/energy").asText()).isEqualTo("0.8");
    assertThat(track.at("/features/popularity").isNull()).isTrue();
    assertThat(track.get("model").textValue()).isEqualTo("classic");
  }

  @Test
  void shouldListCategoriesThatAddUpAndTheirTracks() {
    JsonNode listing = ok("/v1/categories");
    int sum = listing.get("uncategorized").intValue();
    for (JsonNode category : listing.get("categories")) {
      int count = category.get("tracks").intValue();
      sum += count;
      assertThat(category.get("top_features").get(0).get("feature").textValue())
          .isEqualTo(category.get("name").textValue());
      String id = category.get("id").asText();
      JsonNode tracks = ok("/v1/categories/" + id + "/tracks?limit=100");
      assertThat(tracks.get("tracks")).hasSize(Math.min(100, count));
      for (JsonNode track : tracks.get("tracks")) {
        assertThat(track.get("category")).isEqualTo(category.get("name"));
      }
      assertThat(ids(tracks).subList(0, 3))
          .isEqualTo(category.get("exemplars").findValuesAsText("id"));
      assertThat(ok("/v1/categories/" + category.get("name").textValue() + "/tracks?limit=100"))
          .isEqualTo(tracks);
    }
    assertThat(sum).isEqualTo(listing.get("tracks").intValue());
  }

  @Test
  void shouldShowModelsWithTheirComponentsAndRanges() {
    assertThat(ok("/v1/models").at("/models/0/state").textValue()).isEqualTo("served");
    JsonNode model = ok("/v1/models/classic");
    assertThat(model.get("answers").booleanValue()).isTrue();
    assertThat(model.at("/components/0/weights/danceability").doubleValue()).isEqualTo(1);
    assertThat(model.at("/features/0/high").doubleValue()).isEqualTo(1);
    assertThat(model.get("created_at").textValue()).isEqualTo("2023-11-14T22:13:20Z");
  }

  @Test
  void shouldSearchPageByPage() {
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = ok("/v1/tracks?q=title&limit=70" + cursor);
      found.addAll(ids(page));
      cursor =
          page.get("next_cursor").isNull() ? "" : "&cursor=" + page.get("next_cursor").asText();
    } while (!cursor.isEmpty());
    assertThat(found).hasSize(301).doesNotHaveDuplicates();
    assertThat(ok("/v1/tracks?q=Title%207&limit=1").at("/tracks/0/match").textValue())
        .isEqualTo("exact_title");
  }

  private static JsonNode ok(String path) {
    Response response = api.client.get(path.replace("é", "%C3%A9"));
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    assertThat(response.header("Content-Type")).startsWith("application/json");
    return response.json();
  }

  private static List<String> ids(JsonNode answer) {
    List<String> ids = new ArrayList<>();
    answer.get("tracks").forEach(track -> ids.add(track.get("id").textValue()));
    return ids;
  }
}
