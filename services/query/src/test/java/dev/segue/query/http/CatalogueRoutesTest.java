package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class CatalogueRoutesTest {
  @Test
  void shouldSayHowMuchThereIsAndWhichModelAnswers() {
    try (ApiFixture fixture = ApiFixture.withTracks(5)) {
      JsonNode answer = fixture.client.get("/v1/catalogue").json();
      assertThat(answer.path("tracks").asInt()).isEqualTo(5);
      assertThat(answer.path("ready").asBoolean()).isTrue();
      assertThat(answer.path("waiting_for").isNull()).isTrue();
      assertThat(answer.path("model").asText()).isEqualTo("classic");
      assertThat(answer.path("model_version").asInt()).isEqualTo(1);
    }
  }

  @Test
  void shouldAnswerWhileItIsNotReady() {
    try (ApiFixture fixture = new ApiFixture()) {
      fixture.ready = false;
      Client.Response answer = fixture.client.get("/v1/catalogue");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().path("ready").asBoolean()).isFalse();
      assertThat(answer.json().path("waiting_for").asText()).isEqualTo("Waiting for a test.");
      assertThat(answer.json().path("model_version").isNull()).isTrue();
    }
  }
}
