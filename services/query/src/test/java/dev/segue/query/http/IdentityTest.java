package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestTracks;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.http.Client.Response;
import dev.segue.schemas.avro.Track;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A track is found by whatever people copy, wherever an id is asked for. */
class IdentityTest {
  @AutoClose private final ApiFixture api = ApiFixture.withTracks(20);

  @BeforeEach
  void put() {
    Track track = track("REST1", "Sea Wall", 200);
    track.setExternalIds(List.of("subsonic:home:7", "spotify:4uLU6hMCjMI75M1A2tKUQC"));
    track.setIsrc("AT-X99-19-00001");
    api.put(track);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spotify:track:REST1",
        "segue:track:REST%31",
        "https://open.spotify.com/track/REST1?si=cafe",
        "https://open.spotify.com/intl-de/track/4uLU6hMCjMI75M1A2tKUQC?si=cafe",
        "subsonic:home:7",
        "isrc:atx99-19-00001"
      })
  void shouldFindATrackWhereverAnIdIsAskedFor(String text) {
    String path = "/v1/tracks/" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    String json = "\"" + text + "\"";

    assertThat(ok(api.client.get(path)).get("id").textValue()).isEqualTo("REST1");
    assertThat(ok(api.client.get(path + "/similar")).at("/seed/id").textValue()).isEqualTo("REST1");
    assertThat(ids(ok(api.client.get(path + "/similar?limit=100")))).doesNotContain("REST1");
    assertThat(
            ids(
                ok(
                    api.client.get(
                        "/v1/tracks/t1/similar?limit=100&exclude="
                            + URLEncoder.encode(text, StandardCharsets.UTF_8)))))
        .doesNotContain("REST1")
        .hasSize(19);
    JsonNode recommended =
        ok(
            api.client.post(
                "/v1/recommendations",
                "{\"positive\": [{\"id\": " + json + "}, \"t1\"], \"limit\": 3}"));
    assertThat(recommended.get("unknown_ids")).isEmpty();
    assertThat(
            ok(api.client.post("/v1/recommendations", "{\"positive\": [" + json + "]}"))
                .get("unknown_ids"))
        .isEmpty();
    assertThat(
            ok(api.client.post("/v1/playlists:extend", "{\"tracks\": [" + json + "]}"))
                .get("unknown_ids"))
        .isEmpty();
    assertThat(
            ok(api.client.post("/v1/similar:batch", "{\"ids\": [" + json + "]}"))
                .at("/answers/0/id")
                .textValue())
        .isEqualTo("REST1");
    assertThat(
            ok(api.client.post("/v1/paths", "{\"from\": " + json + ", \"to\": \"t2\"}"))
                .at("/tracks/0/id")
                .textValue())
        .isEqualTo("REST1");
    ok(
        api.client.post(
            "/v1/listeners/ann/feedback",
            "{\"feedback\": [{\"track_id\": " + json + ", \"rating\": 1}]}"));
    assertThat(
            ok(api.client.get("/v1/listeners/ann/feedback")).at("/feedback/0/track_id").textValue())
        .isEqualTo("REST1");
  }

  @Test
  void shouldNameTheBareIdOfATrackThatIsNotThere() {
    Response missing = api.client.get("/v1/tracks/spotify%3Atrack%3Anobody");

    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().get("detail").textValue()).contains("'nobody'");
  }

  @Test
  void shouldSayWhichTracksACodeMayMean() {
    Track other = track("REST2", "Another Tune", 400);
    other.setIsrc("ATX991900001");
    api.put(other);

    Response several = api.client.get("/v1/tracks/isrc%3AATX991900001");
    assertThat(several.status()).isEqualTo(409);
    assertThat(several.json().get("code").textValue()).isEqualTo("track_ambiguous");
    assertThat(several.json().get("detail").textValue()).contains("'REST1'", "'REST2'");
  }

  @Test
  void shouldResolveDescriptionsOfAllKinds() {
    JsonNode answer =
        ok(
            api.client.post(
                "/v1/tracks:resolve",
                """
                {"names": true, "tracks": [
                  "REST1",
                  "spotify:track:REST1",
                  {"external_ids": ["subsonic:home:7"]},
                  {"isrc": "atx991900001", "title": "Sea Wall", "duration_ms": 200500},
                  {"title": "sea wall", "artists": ["artist of sea wall"]},
                  {"title": "Sea Wall", "artists": ["Nobody"]},
                  "nobody"]}
                """));

    assertThat(answer.get("resolved").intValue()).isEqualTo(5);
    assertThat(answer.get("unknown").intValue()).isEqualTo(2);
    JsonNode found = answer.get("resolutions");
    List<String> matches = List.of("id", "spelling", "external_id", "isrc", "names");
    for (int i = 0; i < matches.size(); i++) {
      assertThat(found.get(i).get("id").textValue()).isEqualTo("REST1");
      assertThat(found.get(i).get("match").textValue()).isEqualTo(matches.get(i));
      assertThat(found.get(i).get("title").textValue()).isEqualTo("Sea Wall");
    }
    assertThat(found.get(6).get("match").isNull()).isTrue();
  }

  @Test
  void shouldBoundWhatCanBeResolvedAtOnce() {
    String many = "\"t1\",".repeat(1_001);
    Response tooMany =
        api.client.post(
            "/v1/tracks:resolve", "{\"tracks\": [" + many.substring(0, many.length() - 1) + "]}");

    assertThat(tooMany.status()).isEqualTo(400);
    assertThat(api.client.post("/v1/tracks:resolve", "{}").status()).isEqualTo(400);
  }

  private static Track track(String id, String title, double seconds) {
    FeatureVector features =
        FeatureVector.builder()
            .raw(Feature.ENERGY, 0.5)
            .raw(Feature.TEMPO, 100)
            .raw(Feature.DURATION_MS, 1_000 * seconds)
            .build();
    return TestTracks.of(id, title, features);
  }

  private static JsonNode ok(Response response) {
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }

  private static List<String> ids(JsonNode answer) {
    return answer.get("tracks").findValuesAsText("id");
  }

  @Test
  void shouldMatchSongsThatAreDescribed() {
    JsonNode answer =
        api.client
            .post(
                "/v1/match:similar",
                """
                {"songs": [{"title": "SEA WALL", "artists": ["Artist of Sea Wall"]},
                           {"title": "No such song", "artists": ["Nobody"], "album": "None"},
                           "subsonic:home:7"], "count": 3}
                """)
            .json();
    assertThat(answer.get("resolved")).hasSize(3);
    assertThat(answer.get("resolved").get(1).isNull()).isTrue();
    assertThat(answer.at("/resolved/2").textValue()).isEqualTo("REST1");
    assertThat(answer.get("matches")).isNotEmpty();
    assertThat(answer.at("/matches/0/song/title").isTextual()).isTrue();
    assertThat(answer.at("/matches/0/similarity").doubleValue()).isBetween(0.0, 1.0);

    JsonNode nothing =
        api.client
            .post(
                "/v1/match:similar", "{\"songs\": [{\"title\": \"x y z\", \"artists\": [\"q\"]}]}")
            .json();
    assertThat(nothing.get("matches")).isEmpty();
    assertThat(api.client.post("/v1/match:similar", "{\"songs\": []}").status()).isEqualTo(400);
    assertThat(
            api.client
                .post("/v1/match:similar", "{\"songs\": [{\"titel\": \"x\"}]}")
                .json()
                .get("detail")
                .textValue())
        .contains("title");
  }
}
