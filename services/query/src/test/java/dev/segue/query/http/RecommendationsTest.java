package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.query.http.Client.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecommendationsTest {
  @AutoClose private static final ApiFixture api = ApiFixture.withTracks(300);

  @Test
  void shouldAnswerWithTheOptionsOfTheRequest() {
    JsonNode answer =
        ok(
            "/v1/recommendations",
            """
            {"positive": ["t1", {"id": "t2", "weight": 2}, {"features": {"energy": 0.9}}],
             "negative": ["t3"], "target_valence": 0.8, "max_per_artist": 1, "diversity": 0.3,
             "duplicates": "list", "explain": true, "limit": 7, "max_energy": 0.9}""");
    assertThat(answer.fieldNames())
        .toIterable()
        .containsExactly("model", "model_version", "category", "unknown_ids", "tracks");
    assertThat(answer.get("unknown_ids")).isEmpty();
    assertThat(answer.get("tracks")).hasSize(7);
    for (JsonNode track : answer.get("tracks")) {
      assertThat(track.get("id").textValue()).isNotIn("t1", "t2", "t3");
      assertThat(track.get("duplicates")).isEmpty();
      assertThat(track.at("/explanation/sentence").textValue()).endsWith(".");
      assertThat(track.at("/explanation/components")).hasSize(4);
    }
    JsonNode plain = ok("/v1/recommendations", "{\"positive\": [\"t1\"]}");
    assertThat(plain.at("/tracks/0").fieldNames())
        .toIterable()
        .containsExactly("rank", "id", "score", "title", "artists", "category");
    assertThat(plain.get("tracks"))
        .isEqualTo(api.client.get("/v1/tracks/t1/similar").json().get("tracks"));
  }

  @Test
  void shouldTakeTheSameOptionsInTheAddressOfATrack() {
    String options = "max_per_artist=1&diversity=0.4&target_energy=0.9&exploration=0.3&seed=4";
    JsonNode answer = api.client.get("/v1/tracks/t1/similar?explain=true&" + options).json();
    JsonNode same =
        ok(
            "/v1/recommendations",
            """
            {"positive": ["t1"], "max_per_artist": 1, "diversity": 0.4, "target_energy": 0.9,
             "exploration": 0.3, "seed": 4, "explain": true}""");
    assertThat(answer.get("tracks")).isEqualTo(same.get("tracks"));
  }

  @Test
  void shouldTellUnknownIdsFromKnownOnes() {
    JsonNode some = ok("/v1/recommendations", "{\"positive\": [\"t1\", \"nobody\"]}");
    assertThat(some.at("/unknown_ids/0").textValue()).isEqualTo("nobody");
    problem("{\"positive\": [\"nobody\", \"no one\"]}", 404, "track_not_found", null);
    problem("{\"positive\": [\"t1\", \"nobody\"], \"strict\": true}", 422, "unknown_ids", "strict");
  }

  @Test
  void shouldSayWhichFilterLeftNothing() {
    JsonNode answer = ok("/v1/recommendations", "{\"positive\": [\"t1\"], \"min_year\": 1990}");
    assertThat(answer.get("tracks")).isEmpty();
    assertThat(answer.at("/reason/filters/0").textValue()).isEqualTo("min_year");
    assertThat(answer.at("/reason/detail").textValue()).isEqualTo("No track passes 'min_year'.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                   | positive
          {"positive": "t1"}                                   | positive
          {"positive": [1]}                                    | positive[0]
          {"positive": [{}]}                                   | positive[0]
          {"positive": [{"id": "t1", "features": {"energy": 1}}]} | positive[0]
          {"positive": ["t1", {"features": {}}]}               | positive[1].features
          {"positive": [{"features": {"energy": 3}}]}          | positive[0].features.energy
          {"positive": [{"id": "t1", "weight": 0}]}            | positive[0].weight
          {"positive": [{"id": "t1", "weight": 2}], "strategy": "group"} | positive[0].weight
          {"positive": ["t1"], "strategy": "random"}           | strategy
          {"positive": ["t1"], "diversity": 1.5}               | diversity
          {"positive": ["t1"], "exploration": -1}              | exploration
          {"positive": ["t1"], "exploration": 1, "offset": 2}  | offset
          {"positive": ["t1"], "diversity": 1, "offset": 2000} | offset
          {"positive": ["t1"], "max_per_artist": 0}            | max_per_artist
          {"positive": ["t1"], "duplicates": "hide"}           | duplicates
          {"positive": ["t1"], "strict": "yes"}                | strict
          {"positive": ["t1"], "seed": -1}                     | seed
          {"positive": ["t1"], "target_energy": 2}             | target_energy
          {"positive": ["t1"], "target_tempo": 120}            | target_tempo
          """)
  void shouldNameTheFieldAtFault(String body, String parameter) {
    problem(body, 400, "invalid_parameter", parameter);
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() {
    problem("{\"positive\": [\"t1\"], \"diversty\": 1}", 400, "unknown_parameter", "diversty");
    problem("{\"positive\": [{\"ids\": \"t1\"}]}", 400, "unknown_parameter", "ids");
  }

  @Test
  void shouldFindAWay() {
    JsonNode way = ok("/v1/paths", "{\"from\": \"t1\", \"to\": \"t2\", \"steps\": 4}");
    assertThat(way.get("tracks")).hasSize(5);
    assertThat(way.at("/tracks/0/id").textValue()).isEqualTo("t1");
    assertThat(way.at("/tracks/0/score").isNull()).isTrue();
    assertThat(way.at("/tracks/4/title").textValue()).isEqualTo("Title 2");
    JsonNode none =
        ok("/v1/paths", "{\"from\": \"t1\", \"to\": \"t2\", \"steps\": 4, \"only\": [\"t5\"]}");
    assertThat(none.get("tracks")).isEmpty();
    assertThat(none.at("/reason/detail").textValue()).contains("only 1 passes the filters");
    for (String body : List.of("{\"from\": \"t1\"}", "{\"from\": \"t1\", \"to\": \"t1\"}")) {
      Response response = api.client.post("/v1/paths", body);
      assertThat(response.status()).isEqualTo(400);
      assertThat(response.json().get("parameter").textValue()).isEqualTo("to");
    }
    assertThat(api.client.post("/v1/paths", "{\"from\": \"t1\", \"to\": \"x\"}").status())
        .isEqualTo(404);
  }

  @Test
  void shouldAnswerManyAtOnceLikeOneByOne() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      ids.add("\"t" + i + "\"");
    }
    ids.add("\"nobody\"");
    JsonNode answer =
        ok("/v1/similar:batch", "{\"ids\": " + ids + ", \"limit\": 3, \"max_energy\": 0.7}");
    assertThat(answer.get("answers")).hasSize(51);
    for (int i = 0; i < 50; i++) {
      JsonNode one = api.client.get("/v1/tracks/t" + i + "/similar?limit=3&max_energy=0.7").json();
      assertThat(answer.at("/answers/" + i + "/id").textValue()).isEqualTo("t" + i);
      assertThat(answer.at("/answers/" + i + "/tracks")).isEqualTo(one.get("tracks"));
    }
    assertThat(answer.at("/answers/50/problem/code").textValue()).isEqualTo("track_not_found");
    assertThat(answer.at("/answers/50").has("tracks")).isFalse();
    assertThat(api.client.post("/v1/similar:batch", "{\"ids\": []}").status()).isEqualTo(400);
  }

  private static JsonNode ok(String path, String body) {
    Response response = api.client.post(path, body);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }

  private static void problem(
      String body, int status, String code, @org.jspecify.annotations.Nullable String parameter) {
    Response response = api.client.post("/v1/recommendations", body);
    assertThat(response.status()).as(response.body()).isEqualTo(status);
    assertThat(response.json().get("code").textValue()).isEqualTo(code);
    assertThat(response.json().path("parameter").textValue()).isEqualTo(parameter);
  }
}
