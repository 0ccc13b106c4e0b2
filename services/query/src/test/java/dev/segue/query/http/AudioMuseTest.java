package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestModels;
import dev.segue.catalogue.TestTracks;
import dev.segue.query.http.Client.Response;
import dev.segue.schemas.avro.Track;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What plug-ins of music servers ask, parameter for parameter, over a real server. */
class AudioMuseTest {
  private static final ApiFixture api = ApiFixture.withTracks(40);

  @BeforeAll
  static void put() {
    Random random = new Random(5);
    for (int i = 0; i < 40; i++) {
      Track track = TestTracks.of("n" + i, "Song " + i, TestModels.features(random));
      track.setArtists(List.of("Band " + i % 4));
      track.setAlbum("Album");
      track.setExternalIds(List.of("subsonic:" + i, "jellyfin:" + guid(i)));
      api.put(track);
    }
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void shouldAnswerNavidrome() {
    JsonNode similar =
        ok(
            "/similar_tracks?item_id=7&n=12&eliminate_duplicates=true&radius_similarity=false&server=x");

    assertThat(similar).hasSize(12);
    double before = 0;
    for (JsonNode song : similar) {
      assertThat(song.get("item_id").textValue()).matches("[0-9]{1,2}").isNotEqualTo("7");
      assertThat(song.get("title").textValue())
          .isEqualTo("Song " + song.get("item_id").textValue());
      assertThat(song.get("author").textValue()).startsWith("Band ");
      assertThat(song.get("album").textValue()).isEqualTo("Album");
      assertThat(song.get("distance").doubleValue()).isBetween(before, 1.0);
      before = song.get("distance").doubleValue();
    }
    JsonNode path =
        ok(
            "/find_path?start_song_id=7&end_song_id=9&count=5&max_steps=25&path_fix_size=false&mood_pct=100");
    assertThat(path.at("/path/0/item_id").textValue()).isEqualTo("7");
    JsonNode last = path.get("path").get(path.get("path").size() - 1);
    assertThat(last.get("item_id").textValue()).isEqualTo("9");
    assertThat(path.get("total_distance").isNumber()).isTrue();
    path.get("path").forEach(song -> assertThat(song.get("distance").isNumber()).isTrue());

    JsonNode artists = ok("/similar_artists?artist=band%201&n=3&include_component_matches=true");
    assertThat(artists).hasSize(3);
    assertThat(artists.at("/0/artist").textValue()).isNotEqualTo("Band 1").isNotBlank();
    assertThat(artists.at("/0/divergence").doubleValue()).isBetween(0.0, 1.0);
    assertThat(artists.at("/0/component_matches/0/item_id").textValue()).isNotBlank();
  }

  @Test
  void shouldAnswerJellyfinByItsIdsAndByNames() {
    JsonNode byId = ok("/similar_tracks?item_id=" + guid(3) + "&n=20");

    assertThat(byId).hasSize(20);
    byId.forEach(song -> assertThat(song.get("item_id").textValue()).matches("[0-9a-f]{32}"));
    assertThat(ok("/similar_tracks?title=song%203&artist=BAND%203&n=5")).hasSize(5);
    assertThat(ok("/active_tasks")).isEmpty();
    assertThat(ok("/max_distance?item_id=" + guid(3)).get("max_distance").doubleValue()).isOne();
  }

  @Test
  void shouldAnswerAmpache() {
    assertThat(ok("/similar_tracks?item_id=7&n=3")).hasSize(3);
    JsonNode path = ok("/find_path?start_song_id=7&end_song_id=9&max_steps=4").get("path");
    assertThat(path.size()).isBetween(2, 4);
  }

  @Test
  void shouldFindSongs() {
    assertThat(ok("/health").get("status").textValue()).isEqualTo("ok");
    JsonNode found = ok("/search_tracks?search_query=song&start=35&end=60");
    assertThat(found).hasSize(5);
    assertThat(found.at("/0/album_artist").textValue()).startsWith("Band ");
    assertThat(ok("/track?item_id=7").get("title").textValue()).isEqualTo("Song 7");
  }

  @ParameterizedTest
  @CsvSource({
    "404, /similar_tracks?item_id=777",
    "400, /similar_tracks",
    "400, /similar_tracks?item_id=7&n=none",
    "404, /track?item_id=nobody",
    "400, /find_path?start_song_id=7",
    "400, /find_path?start_song_id=7&end_song_id=7",
    "404, /similar_artists?artist=nobody",
    "404, /alchemy",
  })
  void shouldWordErrorsAsPlugInsReadThem(int status, String path) {
    Response response = api.client.get("/audiomuse/api" + path);

    assertThat(response.status()).as(response.body()).isEqualTo(status);
    assertThat(response.json().get("error").textValue()).isNotBlank();
  }

  private static JsonNode ok(String path) {
    Response response = api.client.get("/audiomuse/api" + path);
    assertThat(response.status()).as(path + " " + response.body()).isEqualTo(200);
    return response.json();
  }

  private static String guid(int number) {
    return "%032x".formatted(number + 0xABCDE);
  }
}
