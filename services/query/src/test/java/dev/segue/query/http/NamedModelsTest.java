package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestModels;
import dev.segue.query.http.Client.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NamedModelsTest {
  @AutoClose private static final ApiFixture api = ApiFixture.withTracks(100);

  @BeforeAll
  static void start() {
    for (int version = 1; version <= 3; version++) {
      api.registry.put("classic@" + version, TestModels.model("classic", version, version));
    }
    api.registry.put("classic@candidate", TestModels.model("classic", 4, 4));
    api.serve(3);
  }

  @Test
  void shouldAnswerFromAKeptVersionWhereverAModelCanBeNamed() {
    for (String path :
        new String[] {
          "/v1/tracks/t1", "/v1/tracks/t1/similar", "/v1/categories", "/v1/categories/1/tracks"
        }) {
      JsonNode kept = ok(api.client.get(path + "?model=classic@2"));
      assertThat(kept.get("model").textValue()).isEqualTo("classic");
      assertThat(kept.get("model_version").intValue()).as(path).isEqualTo(2);
      assertThat(ok(api.client.get(path)).get("model_version").intValue()).isEqualTo(3);
    }
  }

  @Test
  void shouldReadABodyThatNamesAKeptVersionOnce() {
    String body = "{\"features\": {\"energy\": 0.5}, \"model\": \"classic@1\"}";
    JsonNode answer = ok(api.client.post("/v1/similar", body));
    assertThat(answer.get("model_version").intValue()).isEqualTo(1);
  }

  @Test
  void shouldSayWhichVersionsAreKept() {
    assertMissing(
        "classic@99",
        "Model 'classic' keeps no 'classic@99'."
            + " What can be asked are classic, classic@3, classic@2, classic@1.");
    assertMissing(
        "classic@candidate",
        "A candidate is not asked before it is promoted."
            + " What can be asked are classic, classic@3, classic@2, classic@1.");
  }

  @Test
  void shouldNameTheNearestModel() {
    assertMissing(
        "clasic", "There is no model 'clasic'. Did you mean 'classic'? The models are classic.");
    assertMissing("jazz@2", "There is no model 'jazz@2'. The models are classic.");
  }

  private static void assertMissing(String model, String sentence) {
    Response response = api.client.get("/v1/tracks/t1/similar?model=" + model);
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.json().get("code").textValue()).isEqualTo("model_not_found");
    assertThat(response.json().get("parameter").textValue()).isEqualTo("model");
    assertThat(response.json().get("detail").textValue()).isEqualTo(sentence);
  }

  private static JsonNode ok(Response response) {
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }
}
