package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestTracks;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.http.Client.Response;
import dev.segue.schemas.avro.Track;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArtistsTest {
  @AutoClose private static final ApiFixture api = ApiFixture.withTracks(20);

  @BeforeAll
  static void put() {
    put("a1", 0.95, 0.05, 40, "Sígur/Nós", "Guest");
    put("a2", 0.93, 0.07, 60, "SIGUR NOS");
    put("a3", 0.05, 0.95, 50, "sigur-nós");
    put("b1", 0.94, 0.06, 10, "Both Sides");
    put("b2", 0.06, 0.94, 20, "Both Sides");
    put("c1", 0.94, 0.05, 30, "One Side");
    put("m1", 0.5, 0.5, 30, "The Mean");
  }

  @Test
  void shouldFindArtistsByWordsOfTheirNames() {
    JsonNode found = ok("/v1/artists?q=si").get("artists");
    assertThat(found.findValuesAsText("name"))
        .containsExactly("SIGUR NOS", "One Side", "Both Sides");
    assertThat(found.at("/0/track_count").intValue()).isEqualTo(3);
    assertThat(found.at("/0/popularity").doubleValue()).isEqualTo(60);
    assertThat(found.at("/0/example/id").textValue()).isEqualTo("a2");
    assertThat(ok("/v1/artists?q=nobody").get("artists")).isEmpty();
    assertThat(ok("/v1/artists?q=artist&limit=2").get("artists")).hasSize(2);
  }

  @Test
  void shouldShowTheTracksOfAnArtistTheMostPopularFirst() {
    JsonNode artist = ok("/v1/artists/S%C3%ADgur%2FN%C3%B3s");
    assertThat(artist.get("tracks").findValuesAsText("id")).containsExactly("a2", "a3", "a1");
    assertThat(artist.get("track_count").intValue()).isEqualTo(3);
    JsonNode second = ok("/v1/artists/sigur%20nos?limit=1&offset=1");
    assertThat(second.get("tracks").findValuesAsText("id")).containsExactly("a3");
    assertThat(second.get("name").textValue()).isEqualTo("SIGUR NOS");
    assertThat(ok("/v1/artists/guest").get("tracks").findValuesAsText("id")).containsExactly("a1");
  }

  @Test
  void shouldCompareArtistsAsSetsAndSayWhereToBegin() {
    JsonNode similar = ok("/v1/artists/sigur%20nos/similar?limit=30");
    List<String> names = similar.get("artists").findValuesAsText("name");
    assertThat(names.get(0)).as("the other one with two sides").isEqualTo("Both Sides");
    assertThat(names).doesNotContain("SIGUR NOS").contains("One Side", "The Mean");
    assertThat(names.indexOf("One Side")).isGreaterThan(0);
    assertThat(similar.at("/artists/0/entry_point/id").textValue()).isEqualTo("b1");
    assertThat(similar.get("model").textValue()).isEqualTo("classic");
    assertThat(similar.at("/artists/0/score").doubleValue())
        .isGreaterThan(similar.at("/artists/1/score").doubleValue())
        .isLessThanOrEqualTo(1);
  }

  @Test
  void shouldSayWhatIsWrong() {
    Response nobody = api.client.get("/v1/artists/nobody/similar");
    assertThat(nobody.status()).isEqualTo(404);
    assertThat(nobody.json().get("code").textValue()).isEqualTo("artist_not_found");
    assertThat(nobody.json().get("detail").textValue()).contains("'nobody'");
    assertThat(api.client.get("/v1/artists").json().get("parameter").textValue()).isEqualTo("q");
    assertThat(api.client.get("/v1/artists/guest/similar?model=none").status()).isEqualTo(404);
  }

  private static void put(
      String id, double energy, double acousticness, double popularity, String... artists) {
    FeatureVector features =
        FeatureVector.builder()
            .raw(Feature.ENERGY, energy)
            .raw(Feature.ACOUSTICNESS, acousticness)
            .raw(Feature.POPULARITY, popularity)
            .build();
    Track track = TestTracks.of(id, "Song " + id, features);
    track.setArtists(List.of(artists));
    api.put(track);
  }

  private static JsonNode ok(String path) {
    Response response = api.client.get(path);
    assertThat(response.status()).as(response.body()).isEqualTo(200);
    return response.json();
  }
}
