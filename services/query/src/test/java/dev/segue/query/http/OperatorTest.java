package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestModels;
import dev.segue.query.http.Client.Response;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatorTest {
  @AutoClose private final ApiFixture api = ApiFixture.withTracks(10);

  @BeforeEach
  void keepVersions() {
    for (int version = 1; version <= 3; version++) {
      api.registry.put("classic@" + version, TestModels.model("classic", version, version));
    }
    api.serve(3);
  }

  @Test
  void shouldPinAndUnpinAndLeaveAliasesAlone() {
    put("/v1/models/classic/components/2", "{\"alias\": \" Night drive \"}");
    JsonNode pinned = accepted(api.client.post("/v1/models/classic:promote", "{\"version\": 2}"));
    assertThat(pinned.get("pinned_version").intValue()).isEqualTo(2);
    assertThat(pinned.at("/aliases/2").textValue()).isEqualTo("Night drive");
    assertThat(model("classic@2").get("pinned").booleanValue()).isTrue();
    assertThat(model("classic@3").get("pinned").booleanValue()).isFalse();
    JsonNode free = accepted(api.client.post("/v1/models/classic:promote", "{\"pin\": false}"));
    assertThat(free.get("pinned_version").isNull()).isTrue();
    assertThat(free.at("/aliases/2").textValue()).isEqualTo("Night drive");
    assertThat(accepted(send("DELETE", "/v1/models/classic/components/2", "")).get("aliases"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | /v1/models/classic:promote        | {}                             | 400 | version
          POST | /v1/models/classic:promote        | {"version": 0}                 | 400 | version
          POST | /v1/models/classic:promote        | {"version": 2, "pin": false}   | 400 | pin
          POST | /v1/models/classic:promote        | {"pin": "no"}                  | 400 | pin
          POST | /v1/models/classic:promote        | {"version": 99}                | 404 | model
          POST | /v1/models/none:promote           | {"version": 1}                 | 404 | model
          POST | /v1/models/classic@2:promote      | {"version": 1}                 | 404 | name
          PUT  | /v1/models/classic/components/9   | {"alias": "x"}                 | 404 |
          PUT  | /v1/models/classic/components/x   | {"alias": "x"}                 | 404 |
          PUT  | /v1/models/classic/components/1   | {}                             | 400 | alias
          PUT  | /v1/models/classic/components/1   | {"alias": "a\\u0007"}          | 400 | alias
          PUT  | /v1/models/classic/components/1   | {"alias": "energy"}            | 400 | alias
          PUT  | /v1/models/classic/components/1   | {"name": "x"}                  | 400 | name
          """)
  void shouldRefuseWhatCannotBeDone(
      String method, String path, String body, int status, String parameter) {
    Response response = send(method, path, body);
    assertThat(response.status()).as(response.body()).isEqualTo(status);
    assertThat(response.json().path("parameter").textValue()).isEqualTo(parameter);
    assertThat(api.overrides.get("classic")).isEmpty();
  }

  @Test
  void shouldSayWhatAVersionChanged() {
    JsonNode first = model("classic@1").get("changes");
    assertThat(first.isNull()).isTrue();
    JsonNode third = model("classic").get("changes");
    assertThat(third.get("since_version").intValue()).isEqualTo(2);
    assertThat(third.get("components_added")).isEmpty();
    assertThat(third.get("least_cosine").doubleValue()).isBetween(0.5, 0.999);
    assertThat(third.get("features_rescaled")).isEmpty();
  }

  @Test
  void shouldShowAnAliasAsSoonAsTheModelHasIt() {
    var named = TestModels.model("classic", 3, 3).withAliases(java.util.Map.of(1, "Night drive"));
    api.registry.put("classic", named);
    JsonNode component = model("classic").at("/components/0");
    assertThat(component.get("alias").textValue()).isEqualTo("Night drive");
    assertThat(component.get("label").textValue()).isEqualTo("Night drive");
    assertThat(component.get("name").textValue()).isEqualTo("danceability");
  }

  private JsonNode model(String key) {
    Response response = api.client.get("/v1/models/" + key);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }

  private void put(String path, String body) {
    accepted(send("PUT", path, body));
  }

  private static JsonNode accepted(Response response) {
    assertThat(response.status()).as(response.body()).isEqualTo(202);
    return response.json();
  }

  private Response send(String method, String path, String body) {
    return api.client.send(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }
}
