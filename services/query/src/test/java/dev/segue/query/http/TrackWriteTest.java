package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.query.http.Client.Response;
import dev.segue.schemas.avro.TrackFeatures;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackWriteTest {
  @AutoClose private final ApiFixture api = ApiFixture.withTracks(3);

  @Test
  void shouldWriteATrackOfWhatARequestSays() {
    Response response =
        api.client.put(
            "/v1/tracks/a%2Fb?wait=queryable",
            """
            {"title": "Sea Wall", "artists": ["Ida Noor"], "genres": ["rock"], "energy": 0.5,
             "features": {"tempo": 100, "valence": null}, "isrc": "ATX991900001", "explicit": false,
             "external_ids": ["ISRC:at-x99-19-00001", "isrc:ATX991900001"], "market": null}
            """);

    assertThat(response.status()).as(response.body()).isEqualTo(202);
    assertThat(response.json().get("queryable").booleanValue()).isTrue();
    TrackFeatures event = written(0);
    assertThat(event.getId()).isEqualTo("a/b");
    assertThat(event.getEnergy()).isEqualTo(0.5);
    assertThat(event.getTempo()).isEqualTo(100);
    assertThat(event.getValence()).isNull();
    assertThat(event.getLayer()).isNull();
    assertThat(event.getExternalIds()).containsExactly("isrc:ATX991900001");
    assertThat(api.client.get("/v1/tracks/a%2Fb").json().get("title").textValue())
        .isEqualTo("Sea Wall");
  }

  @Test
  void shouldDeleteATrack() {
    Response response = api.client.delete("/v1/tracks/t1?wait=queryable");

    assertThat(response.status()).as(response.body()).isEqualTo(202);
    assertThat(api.written.get(0).id()).isEqualTo("t1");
    assertThat(api.written.get(0).features()).isNull();
    assertThat(api.client.get("/v1/tracks/t1").status()).isEqualTo(404);
  }

  @Test
  void shouldSayWhichRowsAreRejectedAndWhy() {
    Response response =
        api.client.post(
            "/v1/tracks",
            """
            {"tracks": [
              {"id": "a", "energy": 0.5},
              {"id": "b", "energy": 7},
              {"energy": 0.5},
              {"id": "c", "title": "No features"},
              {"id": "d", "title": "No features", "layer": "names"},
              {"id": "e", "enrgy": 0.5},
              {"id": "f", "energy": 0.5, "external_ids": ["abc"]},
              17]}
            """);

    assertThat(response.status()).as(response.body()).isEqualTo(202);
    JsonNode answer = response.json();
    assertThat(answer.get("accepted").intValue()).isEqualTo(2);
    assertThat(answer.get("rejected").intValue()).isEqualTo(6);
    assertThat(answer.get("rejections").findValuesAsText("row"))
        .containsExactly("1", "2", "3", "5", "6", "7");
    assertThat(answer.at("/rejections/0/id").textValue()).isEqualTo("b");
    assertThat(answer.at("/rejections/0/reason").textValue()).contains("energy", "0 to 1");
    assertThat(answer.at("/rejections/2/reason").textValue()).contains("none of the 14 features");
    assertThat(answer.at("/rejections/3/reason").textValue()).contains("Did you mean 'energy'");
    assertThat(answer.at("/rejections/4/reason").textValue()).contains("namespace:value");
    assertThat(api.written).hasSize(2);
    assertThat(written(1).getLayer()).isEqualTo("names");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tracks\": [{\"id\": \"a\", \"energy\": 0.5}, {\"id\"",
        "{\"tracks\": []}",
        "{\"trcks\": [{\"id\": \"a\", \"energy\": 0.5}]}",
        "[]"
      })
  void shouldWriteNothingOfABodyThatCannotBeRead(String body) {
    assertThat(api.client.post("/v1/tracks", body).status()).isEqualTo(400);
    assertThat(api.written).isEmpty();
  }

  @Test
  void shouldRefuseAnotherIdThanThatOfThePathAndAnotherWait() {
    assertThat(api.client.put("/v1/tracks/a", "{\"id\": \"b\", \"energy\": 0.5}").status())
        .isEqualTo(400);
    assertThat(api.client.put("/v1/tracks/a?wait=long", "{\"energy\": 0.5}").status())
        .isEqualTo(400);
    assertThat(api.client.put("/v1/tracks/a", "{\"title\": \"x\"}").status()).isEqualTo(400);
    assertThat(api.written).isEmpty();
  }

  private TrackFeatures written(int number) {
    return Objects.requireNonNull(api.written.get(number).features());
  }
}
