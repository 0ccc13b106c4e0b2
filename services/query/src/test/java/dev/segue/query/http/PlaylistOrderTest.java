package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.query.http.Client.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PlaylistOrderTest {
  @AutoClose private static final ApiFixture api = ApiFixture.withTracks(100);

  @Test
  void shouldOrderTheTracksThatAreGiven() {
    JsonNode answer =
        ok(
            """
            {"tracks": ["t1", "t2", "t3", "t2", "nobody", "t4"], "first": "t3", "last": "t1",
             "energy_curve": "rising"}""");
    List<String> ids = new ArrayList<>();
    answer.get("tracks").forEach(track -> ids.add(track.get("id").textValue()));
    assertThat(ids).containsExactlyInAnyOrder("t1", "t2", "t3", "t4").startsWith("t3");
    assertThat(ids).endsWith("t1");
    assertThat(answer.at("/unknown_ids/0").textValue()).isEqualTo("nobody");
    assertThat(answer.at("/repeated_ids/0").textValue()).isEqualTo("t2");
    assertThat(answer.at("/tracks/0/transition").isNull()).isTrue();
    assertThat(answer.at("/tracks/1/transition/score").doubleValue()).isBetween(0.0, 1.0);
  }

  @Test
  void shouldOrderMoreTracksThanHaveABestOrder() {
    StringBuilder tracks = new StringBuilder("\"t0\"");
    for (int i = 1; i < 100; i++) {
      tracks.append(", \"t").append(i).append('"');
    }
    assertThat(ok("{\"tracks\": [" + tracks + "]}").get("tracks").size()).isGreaterThan(90);
  }

  @Test
  void shouldGiveAPlayerAddressesThatItCanFollow() {
    String id = "4uLU6hMCjMI75M1A2tKUQC";
    api.put(id, 0.5);
    String body = "{\"tracks\": [\"%s\", \"t1\"]}".formatted(id);
    Response m3u =
        api.client.send(
            """
            POST /v1/playlists:order HTTP/1.1\r
            Host: localhost\r
            Connection: close\r
            Accept: audio/x-mpegurl\r
            Content-Type: application/json\r
            Content-Length: %d\r
            \r
            %s"""
                .formatted(body.length(), body));
    assertThat(m3u.body().lines())
        .contains("https://open.spotify.com/track/" + id, "segue:track:t1");
  }

  @Test
  void shouldSayWhichEndCannotBe() {
    assertThat(problem("{\"tracks\": [\"t1\", \"t2\"], \"first\": \"t9\"}")).contains("'first'");
    assertThat(problem("{\"tracks\": [\"t1\", \"t2\"], \"first\": \"t1\", \"last\": \"t1\"}"))
        .contains("'last'");
    assertThat(problem("{\"tracks\": [\"t1\"], \"energy_curve\": \"upwards\"}")).contains("rising");
  }

  private static JsonNode ok(String body) {
    Response response = api.client.post("/v1/playlists:order", body);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }

  private static String problem(String body) {
    Response response = api.client.post("/v1/playlists:order", body);
    assertThat(response.status()).as(response.body()).isIn(400, 422);
    return response.json().get("detail").textValue();
  }
}
