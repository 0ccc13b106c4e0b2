package dev.segue.collector.spotify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.collector.server.StubServer.Answer;
import dev.segue.collector.server.StubServer.Request;
import dev.segue.remote.RemoteApi;
import dev.segue.remote.RemoteLimits;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.map.Outcome;
import dev.segue.tables.map.Outcome.Accepted;
import dev.segue.tables.source.CollectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpotifySourceTest {
  /** Of a hundred entries seventy are tracks. */
  private static final int TRACKS = 70;

  @TempDir private Path folder;
  private final List<TrackFeatures> published = new ArrayList<>();
  private final List<String> liked = new ArrayList<>();

  @BeforeEach
  void signIn() {
    new SpotifyToken(
            "access-0",
            "refresh-0",
            String.join(" ", new SpotifySelection(List.of(), true).scopes()),
            Instant.now().plusSeconds(3_600).toEpochMilli())
        .write(token());
  }

  @AfterEach
  void keepsNoSecrets() {
    assertThat(published.toString())
        .doesNotContain("secret", "Secret", "access-", "refresh-", "added_by");
  }

  @Test
  void shouldTakeNamesIdsAndCodesOfAllLists() {
    try (StubSpotify spotify = new StubSpotify(3)) {
      SpotifySource source = source(spotify);
      read(source, Integer.MAX_VALUE);

      assertThat(published).hasSize(3 * TRACKS + 70).doesNotHaveDuplicates();
      TrackFeatures first = published.get(0);
      assertThat(first.getId()).isEqualTo("t0");
      assertThat(first.getLayer()).isEqualTo("spotify");
      assertThat(first.getTitle()).isEqualTo("Song 0");
      assertThat(first.getArtists()).containsExactly("Ann", "Bob");
      assertThat(first.getAlbum()).isEqualTo("Album");
      assertThat(first.getIsrc()).isEqualTo("ATX990000000");
      assertThat(first.getExternalIds()).containsExactly("spotify:t0");
      assertThat(first.getDurationMs()).isNull();
      assertThat(first.getPopularity()).isNull();
      assertThat(liked).hasSize(70);
      assertThat(source.notes())
          .contains(
              "Spotify: 370 entries = 280 tracks + 90 left out.",
              "Left out: 30 podcast episodes.",
              "Left out: 30 local files.",
              "Left out: 30 entries that are gone.",
              "Passed over the playlist \"Bob's\": Spotify does not let this app read it (status"
                  + " 403).");
    }
  }

  @Test
  void shouldGoOnWhereItWasStoppedAndAskForNoPageTwice() {
    Random random = new Random(3);
    try (StubSpotify spotify = new StubSpotify(20)) {
      int rounds = 0;
      while (published.size() < 20 * TRACKS + 70 && rounds < 100) {
        rounds++;
        // Stopped as by a kill: what was published but not waited for is lost.
        int delivered = published.size();
        List<Integer> flushed = new ArrayList<>(List.of(delivered));
        SpotifySource source = source(spotify, () -> flushed.add(published.size()));
        int stop = 1 + random.nextInt(400);
        read(source, stop);
        if (published.size() < 20 * TRACKS + 70) {
          int kept = flushed.get(flushed.size() - 1);
          published.subList(kept, published.size()).clear();
        }
      }

      assertThat(rounds).isBetween(3, 99);
      assertThat(published.stream().map(TrackFeatures::getId).distinct()).hasSize(20 * TRACKS + 70);
      Map<String, Long> pages =
          spotify.server.requests().stream()
              .filter(request -> request.path().endsWith("/items"))
              .filter(request -> !request.path().contains("foreign"))
              .collect(
                  java.util.stream.Collectors.groupingBy(
                      request -> request.path() + request.number("offset"),
                      java.util.stream.Collectors.counting()));
      assertThat(pages).hasSize(20 * 2);
      long again = pages.values().stream().mapToLong(count -> count - 1).sum();
      assertThat(again).as("only pages in which it was stopped").isLessThanOrEqualTo(rounds);
    }
  }

  @Test
  void shouldPassOverPlaylistsThatAreAsTheyWere() {
    try (StubSpotify spotify = new StubSpotify(5)) {
      read(source(spotify), Integer.MAX_VALUE);
      int before = spotify.server.requests().size();
      published.clear();
      SpotifySource again = source(spotify);
      read(again, Integer.MAX_VALUE);
      assertThat(again.notes()).contains("5 lists had been read already and are as they were.");
      assertThat(published).as("the liked songs alone").hasSize(70);
      assertThat(spotify.server.requests().size() - before).isLessThan(12);

      spotify.snapshot = "2";
      published.clear();
      read(source(spotify), Integer.MAX_VALUE);
      assertThat(published).hasSize(5 * TRACKS + 70);
    }
  }

  @Test
  void shouldReadOnePlaylistByItsLink() {
    assertThat(SpotifySelection.playlistId("https://open.spotify.com/playlist/37i9dQ?si=x"))
        .isEqualTo("37i9dQ");
    assertThat(SpotifySelection.playlistId("spotify:playlist:37i9dQ")).isEqualTo("37i9dQ");
    assertThat(new SpotifySelection(List.of("x"), false).scopes())
        .containsExactly("playlist-read-private", "playlist-read-collaborative");
  }

  @Test
  void shouldWaitAndTryAgainWhereThatHelps() {
    try (StubSpotify spotify = new StubSpotify(1)) {
      spotify.broken.put(3, new Answer(429, "", Map.of("Retry-After", "0")));
      spotify.broken.put(4, new Answer(502, "<html>"));
      read(source(spotify), Integer.MAX_VALUE);
      assertThat(published).hasSize(TRACKS + 70);
    }
  }

  @Test
  void shouldStopWhereTheQuotaIsUsedUpAndGoOnLater() {
    try (StubSpotify spotify = new StubSpotify(4)) {
      spotify.broken.put(
          6,
          new Answer(
              429,
              "{\"error\": {\"status\": 429, \"reason\": \"QUOTA_EXCEEDED\"}}",
              Map.of("Retry-After", "74214")));
      int asked = spotify.server.requests().size();
      assertThatThrownBy(() -> read(source(spotify), Integer.MAX_VALUE))
          .isInstanceOfSatisfying(
              SpotifyQuotaException.class,
              e ->
                  assertThat(Duration.between(Instant.now(), e.resume()))
                      .isBetween(Duration.ofSeconds(74_000), Duration.ofSeconds(74_300)));
      assertThat(spotify.server.requests().size() - asked).isEqualTo(6);

      spotify.broken.put(
          7, new Answer(429, "{\"error\": {\"status\": 429, \"reason\": \"QUOTA_EXCEEDED\"}}"));
      assertThatThrownBy(() -> read(source(spotify), Integer.MAX_VALUE))
          .as("without a time")
          .isInstanceOf(SpotifyQuotaException.class);

      read(source(spotify), Integer.MAX_VALUE);
      assertThat(published.stream().map(TrackFeatures::getId).distinct()).hasSize(4 * TRACKS + 70);
    }
  }

  @Test
  void shouldRefreshATokenAndKeepTheNextOne() throws IOException {
    try (StubSpotify spotify = new StubSpotify(1)) {
      spotify.accessToken = "another";
      read(source(spotify), Integer.MAX_VALUE);
      assertThat(published).hasSize(TRACKS + 70);
      assertThat(Files.readString(token())).contains("access-1", "refresh-1");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token())))
          .isEqualTo("rw-------");
      assertThat(new SpotifyToken("a", "b", "c", 1).toString()).isEqualTo("a token");

      spotify.refreshToken = "withdrawn";
      spotify.accessToken = "another";
      assertThatThrownBy(() -> read(source(spotify), Integer.MAX_VALUE))
          .isInstanceOf(CollectException.class)
          .hasMessageContaining("sign in anew")
          .hasMessageNotContaining("refresh-");
    }
  }

  @Test
  void shouldNotFollowToAnotherHost() {
    try (StubSpotify spotify = new StubSpotify(60)) {
      spotify.foreignNext = "http://evil.example/v1/me/playlists?offset=50";
      assertThatThrownBy(() -> read(source(spotify), Integer.MAX_VALUE))
          .isInstanceOf(CollectException.class)
          .hasMessageContaining("evil.example");
    }
  }

  @Test
  void shouldKeepToItsRate() {
    try (StubSpotify spotify = new StubSpotify(6)) {
      read(source(spotify, () -> {}, 40), Integer.MAX_VALUE);
      List<Long> times = spotify.server.requests().stream().map(Request::nanos).sorted().toList();
      // A second holds forty at most, and two where one second ends and the next begins.
      for (int i = 0; i + 20 < times.size(); i++) {
        assertThat(times.get(i + 20) - times.get(i)).isGreaterThan(400_000_000L);
      }
    }
  }

  private Path token() {
    return folder.resolve("token.json");
  }

  private SpotifySource source(StubSpotify spotify) {
    return source(spotify, () -> {});
  }

  private SpotifySource source(StubSpotify spotify, Runnable flush) {
    return source(spotify, flush, 100);
  }

  private SpotifySource source(StubSpotify spotify, Runnable flush, double rate) {
    RemoteApi remote =
        new RemoteApi(
            "spotify",
            new RemoteLimits(
                rate,
                3,
                Duration.ofMillis(1),
                Duration.ofMinutes(2),
                Duration.ofSeconds(10),
                1 << 20),
            e -> e.status() == 429 && e.body().contains("QUOTA_EXCEEDED"));
    SpotifySignIn signIn =
        new SpotifySignIn(spotify.addresses(), "client", token(), remote, Clock.systemUTC());
    return new SpotifySource(
        new SpotifyApi(spotify.addresses(), signIn, remote, Clock.systemUTC()),
        new SpotifySelection(List.of(), true),
        folder.resolve("progress.json"),
        new SpotifySource.Delivery() {
          @Override
          public void liked(String trackId, long at) {
            liked.add(trackId);
          }

          @Override
          public void flush() {
            flush.run();
          }
        });
  }

  /** Publishes so many, or all. */
  private void read(SpotifySource source, int most) {
    for (int i = 0; i < most; i++) {
      Outcome next = source.next();
      if (next == null) {
        return;
      }
      published.add(((Accepted) next).track());
    }
  }
}
