package dev.segue.collector.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.collector.server.StubServer;
import dev.segue.collector.server.StubServer.Answer;
import dev.segue.collector.server.StubServer.Request;
import dev.segue.remote.RemoteApi;
import dev.segue.remote.RemoteLimits;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.library.LibrarySource;
import dev.segue.tables.map.Outcome;
import dev.segue.tables.map.Outcome.Accepted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JellyfinServerTest {
  @Test
  void shouldReadAllPages() {
    try (StubServer stub = new StubServer(request -> page(request, 1_200))) {
      LibrarySource library = read(stub);
      List<TrackFeatures> tracks = new ArrayList<>();
      for (Outcome next = library.next(); next != null; next = library.next()) {
        tracks.add(((Accepted) next).track());
      }

      assertThat(tracks).hasSize(1_200);
      TrackFeatures track = tracks.get(3);
      assertThat(track.getId()).isEqualTo("jellyfin:home:i3");
      assertThat(track.getLayer()).isEqualTo("jellyfin");
      assertThat(track.getTitle()).isEqualTo("Title 3");
      assertThat(track.getArtists()).containsExactly("Ann", "Bob");
      assertThat(track.getGenres()).containsExactly("rock", "pop");
      assertThat(track.getDurationMs()).isEqualTo(183_500);
      assertThat(track.getReleaseDate()).isEqualTo("2001");
      assertThat(track.getExternalIds())
          .containsExactlyInAnyOrder(
              "jellyfin:home:i3", "mbid:b1a9c0e9-d987-4042-ae91-000000000003");
      assertThat(library.ratings("ann", false, 1)).hasSize(1);
      assertThat(stub.requests()).hasSize(3);
      assertThat(stub.requests().get(0).headers()).containsEntry("X-emby-token", "the-key");
      assertThat(stub.requests().get(0).parameters()).doesNotContainValue("the-key");
    }
  }

  @Test
  void shouldSayWhyAServerRefuses() {
    try (StubServer stub = new StubServer(request -> new Answer(401, ""))) {
      assertThatThrownBy(() -> read(stub))
          .hasMessageContaining("does not know the API key")
          .hasMessageNotContaining("the-key");
    }
    try (StubServer stub = new StubServer(request -> new Answer(200, "{}"))) {
      assertThatThrownBy(() -> read(stub)).hasMessageContaining("is no Jellyfin server");
    }
  }

  private static LibrarySource read(StubServer stub) {
    RemoteApi api = new RemoteApi("jellyfin", RemoteLimits.of(100));
    return new JellyfinServer(stub.address(), "home", "the-key", "u1", api).read(count -> {});
  }

  private static Answer page(Request request, int items) {
    int from = request.number("StartIndex");
    String list =
        IntStream.range(from, Math.min(items, from + 500))
            .mapToObj(
                i ->
                    """
                    {"Id": "i%1$d", "Name": "Title %1$d", "Artists": ["Ann", "Bob"], "Album": "A",
                     "Genres": ["rock", "pop"], "ProductionYear": 2001, "RunTimeTicks": 1835000000,
                     "ProviderIds": {"MusicBrainzTrack": "release-track", "MusicBrainzRecording": "b1a9c0e9-d987-4042-ae91-%1$012d"},
                     "UserData": {"IsFavorite": %2$s}}
                    """
                        .formatted(i, i == 7))
            .collect(Collectors.joining(","));
    return new Answer(200, "{\"Items\": [" + list + "], \"TotalRecordCount\": " + items + "}");
  }
}
