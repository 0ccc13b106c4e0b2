package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.query.http.Client.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OddIdsTest {
  @AutoClose private final ApiFixture api = ApiFixture.withTracks(5);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "/",
        "a//b",
        "100%",
        "%2F",
        "a b",
        " ",
        "..",
        ".",
        "../..",
        "a;b=c",
        "a?b#c",
        "a+b",
        "歌",
        "🎵",
        "é",
        "a\\b",
        "\"quoted\"",
        "a&b=c",
        "spotify:track:1",
        "similar",
        "{id}",
        "<x>"
      })
  void shouldAnswerForAnyId(String id) {
    api.put(id, 0.5);
    String encoded = encode(id);

    Response track = api.client.get("/v1/tracks/" + encoded);
    assertThat(track.status()).as(track.body()).isEqualTo(200);
    assertThat(track.json().get("id").textValue()).isEqualTo(id);

    Response similar = api.client.get("/v1/tracks/" + encoded + "/similar?exclude=" + encoded);
    assertThat(similar.status()).as(similar.body()).isEqualTo(200);
    assertThat(similar.json().at("/seed/id").textValue()).isEqualTo(id);
    assertThat(similar.json().get("tracks")).hasSize(5);

    Response missing = api.client.get("/v1/tracks/" + encoded + "x");
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().get("code").textValue()).isEqualTo("track_not_found");
  }

  /** Every byte but letters and digits, so that not even a dot is left as it is. */
  private static String encode(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace(".", "%2E");
  }
}
