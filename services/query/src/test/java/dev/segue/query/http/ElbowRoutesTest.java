package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.query.TestModels;
import dev.segue.query.http.Client.Response;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ElbowRoutesTest {
  private final ApiFixture api = ApiFixture.withTracks(300);

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void shouldShowTheCurveForTheModelsTransformAndRecommend() {
    JsonNode answer = ok("/v1/elbow?model=classic");
    assertThat(answer.get("model_version").intValue()).isEqualTo(1);
    assertThat(answer.get("sample_size").intValue()).isEqualTo(300);
    assertThat(answer.get("features")).hasSize(TestModels.READ.size());
    assertThat(answer.get("recommended").intValue()).isBetween(2, 6);
    assertThat(answer.get("sentence").textValue()).contains("components explain");
    assertThat(answer.get("points")).hasSize(5);
    int components = 2;
    for (JsonNode point : answer.get("points")) {
      assertThat(point.get("components").intValue()).isEqualTo(components++);
      assertThat(point.get("relative_error").doubleValue()).isBetween(0.0, 1.0);
      assertThat(point.get("svd_bound").doubleValue()).isBetween(0.0, 1.0);
      assertThat(point.get("stability").doubleValue()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void shouldComputeAgainOnlyWhenTheCatalogueHasChangedNotably() {
    String first = ok("/v1/elbow").get("computed_at").textValue();
    Random random = new Random(3);
    api.put("one", "One", TestModels.features(random));
    JsonNode same = ok("/v1/elbow");
    assertThat(same.get("computed_at").textValue()).isEqualTo(first);
    assertThat(same.get("tracks").intValue()).isEqualTo(300);
    for (int i = 0; i < 60; i++) {
      api.put("more" + i, "More", TestModels.features(random));
    }
    assertThat(ok("/v1/elbow").get("tracks").intValue()).isEqualTo(361);
  }

  @Test
  void shouldNotKnowAModelThatThereIsNot() {
    assertThat(api.client.get("/v1/elbow?model=x").status()).isEqualTo(404);
  }

  private JsonNode ok(String path) {
    Response response = api.client.get(path);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }
}
