package dev.segue.collector.subsonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.collector.server.StubServer;
import dev.segue.collector.server.StubServer.Answer;
import dev.segue.collector.server.StubServer.Request;
import dev.segue.collector.subsonic.SubsonicCredentials.ApiKey;
import dev.segue.collector.subsonic.SubsonicCredentials.Password;
import dev.segue.remote.RemoteApi;
import dev.segue.remote.RemoteLimits;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.library.LibrarySource;
import dev.segue.tables.map.Outcome;
import dev.segue.tables.map.Outcome.Accepted;
import dev.segue.tables.source.CollectException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubsonicServerTest {
  private static final String OK =
      "{\"subsonic-response\": {\"status\": \"ok\", \"version\": \"1.16.1\"%s}}";

  @Test
  void shouldReadAllPagesOfAnEmptySearch() {
    try (StubServer stub = new StubServer(request -> search(request, 1_234, false))) {
      List<TrackFeatures> tracks = tracks(read(stub, new Password("ann", "sesame")));

      assertThat(tracks).hasSize(1_234);
      assertThat(tracks.get(7).getId()).isEqualTo("subsonic:home:s7");
      assertThat(tracks.get(7).getLayer()).isEqualTo("subsonic");
      assertThat(tracks.get(7).getExternalIds()).containsExactly("subsonic:home:s7");
      assertThat(stub.requests()).hasSize(1 + 3);
    }
  }

  @Test
  void shouldEndWhereAServerRepeatsItsLastPage() {
    try (StubServer stub = new StubServer(request -> search(request, 1_000, true))) {
      assertThat(tracks(read(stub, new ApiKey("key")))).hasSize(1_000);
    }
  }

  @Test
  void shouldReadAlbumsWhereAnEmptySearchGivesNothing() {
    Function<Request, Answer> albums =
        request ->
            switch (request.path()) {
              case "/rest/search3.view" -> ok(", \"searchResult3\": {}");
              case "/rest/getAlbumList2.view" ->
                  ok(", \"albumList2\": {\"album\": [{\"id\": \"a1\"}, {\"id\": \"a2\"}]}");
              case "/rest/getAlbum.view" ->
                  ok(
                      ", \"album\": {\"song\": ["
                          + song(request.parameter("id") + "-1")
                          + ","
                          + song(request.parameter("id") + "-2")
                          + "]}");
              default -> ok("");
            };
    try (StubServer stub = new StubServer(albums)) {
      assertThat(tracks(read(stub, new Password("ann", "sesame"))))
          .extracting(TrackFeatures::getId)
          .containsExactly(
              "subsonic:home:a1-1",
              "subsonic:home:a1-2",
              "subsonic:home:a2-1",
              "subsonic:home:a2-2");
    }
  }

  @Test
  void shouldTakeWhatTagsSay() {
    String song =
        """
        {"id": "1", "title": "Für Elise", "artists": [{"name": "Ann"}, {"name": "Bob"}], "artist": "Ann & Bob",
         "album": "Klavier", "genres": [{"name": "classical"}, {"name": "piano"}], "genre": "classical",
         "year": 1999, "duration": 183, "bpm": 92, "isrc": ["AT-X99-19-00001"], "explicitStatus": "clean",
         "musicBrainzId": "b1a9c0e9-d987-4042-ae91-78d6a3267d69", "starred": "2024-05-01T10:00:00Z",
         "path": "/home/ann/secret.flac"},
        {"id": "2", "title": "Bare", "artist": "Cleo", "bpm": 0, "year": 0, "userRating": 2},
        {"id": "3", "title": "Four", "artist": "Cleo", "userRating": 4},
        {"id": "4", "title": "Clip", "isVideo": true},
        {"title": "No id", "artist": "Dan"}
        """;
    try (StubServer stub = new StubServer(request -> page(request, song))) {
      LibrarySource library = read(stub, new Password("ann", "sesame"));
      List<Outcome> outcomes = outcomes(library);
      TrackFeatures elise = tracks(outcomes).get(0);

      assertThat(elise.getTitle()).isEqualTo("Für Elise");
      assertThat(elise.getArtists()).containsExactly("Ann", "Bob");
      assertThat(elise.getAlbum()).isEqualTo("Klavier");
      assertThat(elise.getGenres()).containsExactly("classical", "piano");
      assertThat(elise.getReleaseDate()).isEqualTo("1999");
      assertThat(elise.getDurationMs()).isEqualTo(183_000);
      assertThat(elise.getTempo()).isEqualTo(92);
      assertThat(elise.getIsrc()).isEqualTo("ATX991900001");
      assertThat(elise.getExplicit()).isFalse();
      assertThat(elise.getExternalIds())
          .containsExactlyInAnyOrder(
              "subsonic:home:1", "mbid:b1a9c0e9-d987-4042-ae91-78d6a3267d69");
      assertThat(elise.toString()).doesNotContain("secret.flac");
      TrackFeatures bare = tracks(outcomes).get(1);
      assertThat(bare.getTempo()).isNull();
      assertThat(bare.getReleaseDate()).isNull();
      assertThat(tracks(outcomes)).hasSize(3);
      assertThat(outcomes).hasSize(4);
      assertThat(library.notes()).anyMatch(note -> note.contains("folders and videos"));
      assertThat(library.ratings("ann", false, 5))
          .extracting(ListenerFeedback::getTrackId, ListenerFeedback::getRating)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("subsonic:home:1", 1),
              org.assertj.core.groups.Tuple.tuple("subsonic:home:2", -1),
              org.assertj.core.groups.Tuple.tuple("subsonic:home:3", 1));
    }
  }

  @Test
  void shouldSendAHashAndNeverThePassword() throws Exception {
    try (StubServer stub = new StubServer(request -> search(request, 3, false))) {
      assertThat(tracks(read(stub, new Password("ann", "sesame")))).hasSize(3);
      for (Request request : stub.requests()) {
        assertThat(request.parameters().values()).doesNotContain("sesame");
        MessageDigest md5 = MessageDigest.getInstance("MD5");
        byte[] hash =
            md5.digest(("sesame" + request.parameter("s")).getBytes(StandardCharsets.UTF_8));
        assertThat(request.parameter("t")).isEqualTo("%032x".formatted(new BigInteger(1, hash)));
      }
      assertThat(stub.requests().stream().map(request -> request.parameter("s")).distinct())
          .as("a salt for each request")
          .hasSameSizeAs(stub.requests());
    }
  }

  @Test
  void shouldSayWhyAServerRefuses() {
    Answer refused =
        new Answer(
            200,
            "{\"subsonic-response\": {\"status\": \"failed\", \"error\":"
                + " {\"code\": 40, \"message\": \"Wrong username or password\"}}}");
    try (StubServer stub = new StubServer(request -> refused)) {
      assertThatThrownBy(() -> read(stub, new Password("ann", "sesame")))
          .isInstanceOf(CollectException.class)
          .hasMessageContaining("Wrong username or password (code 40), asked as user ann")
          .hasMessageNotContaining("sesame");
    }
    try (StubServer stub = new StubServer(request -> new Answer(200, "{}"))) {
      assertThatThrownBy(() -> read(stub, new ApiKey("key")))
          .hasMessageContaining("is no Subsonic server");
    }
    try (StubServer stub = new StubServer(request -> new Answer(404, "<html>"))) {
      assertThatThrownBy(() -> read(stub, new ApiKey("a-secret-key")))
          .isInstanceOf(CollectException.class)
          .hasMessageContaining("status 404")
          .hasMessageNotContaining("a-secret-key");
    }
  }

  private static LibrarySource read(StubServer stub, SubsonicCredentials credentials) {
    RemoteApi api = new RemoteApi("subsonic", RemoteLimits.of(100));
    return new SubsonicServer(stub.address(), "home", credentials, api).read(count -> {});
  }

  private static List<Outcome> outcomes(LibrarySource library) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Outcome next = library.next(); next != null; next = library.next()) {
      outcomes.add(next);
    }
    return outcomes;
  }

  private static List<TrackFeatures> tracks(LibrarySource library) {
    return tracks(outcomes(library));
  }

  private static List<TrackFeatures> tracks(List<Outcome> outcomes) {
    return outcomes.stream()
        .filter(Accepted.class::isInstance)
        .map(outcome -> ((Accepted) outcome).track())
        .toList();
  }

  private static Answer search(Request request, int songs, boolean repeats) {
    int from = request.number("songOffset");
    if (repeats) {
      from = Math.min(from, songs - 500);
    }
    return page(
        request,
        IntStream.range(from, Math.min(songs, from + 500))
            .mapToObj(i -> song("s" + i))
            .collect(Collectors.joining(",")));
  }

  private static Answer page(Request request, String songs) {
    return request.path().equals("/rest/search3.view")
        ? ok(", \"searchResult3\": {\"song\": [" + songs + "]}")
        : ok("");
  }

  private static String song(String id) {
    return "{\"id\": \"" + id + "\", \"title\": \"Song " + id + "\", \"artist\": \"Ann\"}";
  }

  private static Answer ok(String more) {
    return new Answer(200, OK.formatted(more));
  }
}
