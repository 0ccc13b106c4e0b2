package dev.segue.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.catalogue.TestModels;
import dev.segue.catalogue.TestTracks;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.access.Access;
import dev.segue.query.facade.FacadeSettings;
import dev.segue.query.http.Client.Response;
import dev.segue.query.http.front.FrontOptions;
import dev.segue.schemas.avro.Track;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spotify's Web API as its clients call it, over a real server. */
class SpotifyTest {
  private static final String V1 = "/spotify/v1";
  private static final String SPOTIFY_ID = "4uLU6hMCjMI75M1A2tKUQC";
  private static final ApiFixture api = ApiFixture.withTracks(60);

  @BeforeAll
  static void put() {
    Random random = new Random(3);
    for (int i = 0; i < 30; i++) {
      Track track = TestTracks.of("jazz-" + i, "Blue " + i, TestModels.features(random));
      track.setArtists(List.of("Quartet " + i % 3, "Guest"));
      track.setGenres(List.of("Hard Bop", "Jazz"));
      track.setAlbum("Kind of Album");
      track.setReleaseDate(1950 + i + "-03-01");
      track.setIsrc("ATX9919%05d".formatted(i));
      track.setExplicit(false);
      api.put(track);
    }
    FeatureVector few =
        FeatureVector.builder()
            .raw(Feature.ENERGY, 0.5)
            .raw(Feature.KEY, 5)
            .raw(Feature.TEMPO, 122.036)
            .raw(Feature.DURATION_MS, 201_234.6)
            .build();
    api.put(TestTracks.of(SPOTIFY_ID, "Sea Wall", few));
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void shouldHoldToThePublishedDescription() {
    SpotifySchemas schemas = SpotifySchemas.read();
    String artist = ok("/tracks/" + id("jazz-1")).at("/artists/0/id").textValue();

    schemas.check("/tracks/{id}", ok("/tracks/" + SPOTIFY_ID));
    schemas.check("/tracks", ok("/tracks?ids=" + id("jazz-3") + ",nobody,t1"));
    schemas.check("/audio-features/{id}", ok("/audio-features/" + SPOTIFY_ID));
    schemas.check("/audio-features", ok("/audio-features?ids=t1,nobody,t2"));
    schemas.check(
        "/recommendations",
        ok("/recommendations?seed_tracks=t1&seed_genres=jazz&seed_artists=" + artist));
    schemas.check(
        "/recommendations/available-genre-seeds", ok("/recommendations/available-genre-seeds"));
    schemas.check("/search", ok("/search?q=blue&type=track,artist&limit=3"));
    schemas.check("/artists/{id}", ok("/artists/" + artist));
    schemas.check("/artists/{id}/top-tracks", ok("/artists/" + artist + "/top-tracks?market=DE"));
    schemas.check("/artists/{id}/related-artists", ok("/artists/" + artist + "/related-artists"));
  }

  @Test
  void shouldRecommendFromSeedsOfAllKinds() {
    String artist = ok("/tracks/" + id("jazz-1")).at("/artists/0/id").textValue();
    JsonNode answer =
        ok(
            "/recommendations?limit=7&market=US&seed_tracks=spotify:track:t1,"
                + id("jazz-2")
                + "&seed_artists="
                + artist
                + "&seed_genres=hard-bop&target_energy=0.9&min_tempo=1&max_danceability=1&target_popularity=50&unheard_of=1");

    assertThat(answer.get("tracks")).hasSize(7);
    assertThat(answer.get("seeds").findValuesAsText("type"))
        .containsExactly("artist", "genre", "track", "track");
    assertThat(answer.at("/seeds/0/initialPoolSize").intValue()).isEqualTo(91);
    assertThat(answer.get("tracks").findValuesAsText("id")).doesNotContain("t1", id("jazz-2"));
  }

  @Test
  void shouldAnswerGenresWithTracksOfThem() {
    JsonNode answer = ok("/recommendations?seed_genres=hard-bop&limit=50");

    // Of thirty tracks, the ten best known stand for the genre.
    assertThat(answer.get("tracks")).hasSize(20);
    answer.get("tracks").forEach(t -> assertThat(t.get("name").asText()).startsWith("Blue"));
  }

  @Test
  void shouldBoundWhatItRecommends() {
    JsonNode answer = ok("/recommendations?seed_tracks=t1&limit=100&min_energy=0.5&max_energy=0.8");

    assertThat(answer.get("tracks")).isNotEmpty();
    for (JsonNode track : answer.get("tracks")) {
      JsonNode energy = ok("/audio-features/" + track.get("id").asText()).get("energy");
      assertThat(energy.doubleValue()).isBetween(0.5, 0.8);
    }
  }

  @Test
  void shouldPassUnknownSeedsOver() {
    JsonNode none = ok("/recommendations?seed_tracks=nobody&seed_genres=polka");

    assertThat(none.get("tracks")).isEmpty();
    assertThat(none.at("/seeds/0/initialPoolSize").intValue()).isZero();
    assertThat(ok("/recommendations?seed_tracks=nobody,t1&limit=1").get("tracks")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/audio-features?ids=", "/audio-features/?ids="})
  void shouldKeepTheOrderOfIdsWithNullForUnknownOnes(String path) {
    JsonNode features = ok(path + "t2,nobody," + SPOTIFY_ID).get("audio_features");

    assertThat(features.at("/0/id").textValue()).isEqualTo("t2");
    assertThat(features.get(1).isNull()).isTrue();
    JsonNode few = features.get(2);
    assertThat(few.get("key").isInt()).isTrue();
    assertThat(few.get("duration_ms").intValue()).isEqualTo(201_235);
    assertThat(few.get("tempo").doubleValue()).isEqualTo(122.036);
    assertThat(few.get("valence").isNull()).isTrue();
    assertThat(few.get("time_signature").isNull()).isTrue();
    assertThat(few.has("popularity")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tracks?ids=", "/tracks/?ids="})
  void shouldAnswerSeveralTracks(String path) {
    JsonNode tracks = ok(path + "t2,nobody," + id("jazz-4")).get("tracks");

    assertThat(tracks.get(1).isNull()).isTrue();
    assertThat(tracks.at("/2/external_ids/isrc").textValue()).isEqualTo("ATX991900004");
    assertThat(tracks.at("/2/album/release_date_precision").textValue()).isEqualTo("day");
  }

  @Test
  void shouldTakeAnyId() {
    for (String id : List.of("jazz-4", "isrc:ATX991900004", id("jazz-4"))) {
      assertThat(ok("/tracks/" + id).get("name").textValue()).isEqualTo("Blue 4");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "blue, 30",
    "track:blue artist:quartet 1, 10",
    "artist:\"quartet 1\" year:1950-1959, 3",
    "year:1955, 1",
    "genre:\"hard bop\" year:1970-1979, 10",
    "isrc:ATX991900004, 1",
    "album:\"kind of album\" artist:\"quartet 2\", 10",
    "track:quartet, 0",
    "upc:123, 0",
  })
  void shouldSearchByFields(String q, int total) {
    JsonNode page = ok("/search?type=track&q=" + encoded(q)).get("tracks");

    assertThat(page.get("total").intValue()).isEqualTo(total);
    assertThat(page.get("items")).hasSize(Math.min(20, total));
  }

  @Test
  void shouldTurnPagesByAddressesOnThisHost() {
    JsonNode page = ok("/search?type=track&limit=13&q=blue").get("tracks");
    assertThat(page.get("previous").isNull()).isTrue();
    String next = page.get("next").textValue();
    assertThat(next).startsWith("http://localhost/spotify/v1/search?");
    JsonNode second =
        api.client.get(next.substring("http://localhost".length())).json().get("tracks");
    JsonNode third =
        api.client
            .get(second.get("next").textValue().substring("http://localhost".length()))
            .json()
            .get("tracks");

    assertThat(third.get("items")).hasSize(4);
    assertThat(third.get("next").isNull()).isTrue();
    assertThat(third.get("previous").textValue()).contains("offset=13");
  }

  @Test
  void shouldKnowArtists() {
    JsonNode found = ok("/search?type=artist&q=quartet").get("artists");
    assertThat(found.get("total").intValue()).isEqualTo(3);
    String id = found.at("/items/0/id").textValue();

    JsonNode artist = ok("/artists/" + id);
    assertThat(artist.get("name").textValue()).startsWith("Quartet ");
    assertThat(artist.get("genres")).hasSize(2);
    assertThat(ok("/artists?ids=" + id + ",segueR1").get("artists").get(1).isNull()).isTrue();
    assertThat(ok("/artists/" + id + "/top-tracks").get("tracks")).hasSize(10);
    assertThat(ok("/artists/" + id + "/related-artists").get("artists"))
        .isNotEmpty()
        .noneMatch(one -> one.get("id").textValue().equals(id));
  }

  @Test
  void shouldListGenresAsSeeds() {
    assertThat(ok("/recommendations/available-genre-seeds").get("genres").toString())
        .isEqualTo("[\"hard-bop\",\"jazz\"]");
  }

  @ParameterizedTest
  @CsvSource({
    "404, /tracks/nobody",
    "404, /audio-features/nobody",
    "404, /artists/nobody",
    "404, /me",
    "400, /recommendations",
    "400, '/recommendations?seed_tracks=t1,t2,t3,t4,t5,t6'",
    "400, '/recommendations?seed_tracks=t1&limit=101'",
    "400, '/recommendations?seed_tracks=t1&min_energy=much'",
    "400, '/recommendations?seed_tracks=t1&target_energy=2'",
    "400, '/recommendations?seed_tracks=t1&min_energy=0.9&max_energy=0.1'",
    "400, /tracks",
    "400, /search?type=track",
    "400, /search?q=x",
  })
  void shouldWordErrorsAsSpotifyDoes(int status, String path) {
    Response response = api.client.get(V1 + path);

    assertThat(response.status()).as(response.body()).isEqualTo(status);
    JsonNode error = response.json().get("error");
    assertThat(error.get("status").intValue()).isEqualTo(status);
    assertThat(error.get("message").textValue()).isNotBlank();
    assertThat(response.json().size()).isEqualTo(1);
  }

  @Test
  void shouldAnswerAtTheRootOfAPortOfItsOwn() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    HttpOptions options =
        new HttpOptions(
            "127.0.0.1",
            0,
            0,
            8,
            FrontOptions.local(),
            Access.open(),
            new FacadeSettings(true, port, false, false, false, List.of()));
    try (HttpServer server = api.api.serve(options)) {
      Client root = new Client(port);
      JsonNode page = root.get("/v1/search?q=blue&type=track&limit=1").json().get("tracks");
      assertThat(page.get("next").textValue()).startsWith("http://localhost/v1/search?");
      assertThat(root.get("/v1/tracks/nobody").json().at("/error/status").intValue())
          .isEqualTo(404);
      assertThat(root.get("/v1/models").json().at("/error/status").intValue()).isEqualTo(404);
      assertThat(new Client(server.port()).get("/v1/models").status()).isEqualTo(200);
    }
  }

  @Test
  void shouldNotAnswerWhereItIsOff() {
    HttpOptions options =
        new HttpOptions(
            "127.0.0.1",
            0,
            0,
            8,
            FrontOptions.local(),
            Access.open(),
            new FacadeSettings(false, 0, false, false, false, List.of()));
    try (HttpServer server = api.api.serve(options)) {
      Response response = new Client(server.port()).get(V1 + "/tracks/t1");
      assertThat(response.status()).isEqualTo(404);
      assertThat(response.json().get("code").textValue()).isEqualTo("route_not_found");
    }
  }

  @Test
  void shouldAskToComeBackWhileItIsNotReady() {
    try (ApiFixture empty = new ApiFixture()) {
      empty.ready = false;
      Response response = empty.client.get(V1 + "/recommendations?seed_tracks=t1");
      assertThat(response.status()).isEqualTo(503);
      assertThat(response.header("Retry-After")).isEqualTo("1");
      assertThat(response.json().at("/error/status").intValue()).isEqualTo(503);
    }
  }

  private static JsonNode ok(String path) {
    Response response = api.client.get(V1 + path);
    assertThat(response.status()).as(path + " " + response.body()).isEqualTo(200);
    return response.json();
  }

  /** The id that the facade gives a track of the catalogue. */
  private static String id(String track) {
    return ok("/tracks/" + track).get("id").textValue();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
