package dev.segue.playlists;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.playlists.PlaylistFile.Problem;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JspfAndXspfTest {

  private static final String MBID =
      "https://musicbrainz.org/recording/0f6cd0d5-9c4e-4a0c-a3a4-000000000001";

  @Test
  void shouldReadJspfWithIdentifiersAsTextOrList() {
    PlaylistFile file =
        read(
            """
            {"playlist": {"title": "Evening", "creator": "someone", "track": [
              {"title": "Sea Wall", "creator": "Ida Noor & Vera Lin", "album": "Late", "duration": 215000,
               "identifier": "%s",
               "extension": {"https://musicbrainz.org/doc/jspf#track": {"added_by": "someone",
                 "additional_metadata": {"spotify_track_id": "abc",
                   "artists": [{"artist_credit_name": "Ida Noor", "join_phrase": " & "},
                               {"artist_credit_name": "Vera Lin"}]}}}},
              {"title": "Dawn", "creator": "Oda", "identifier": ["%s", "x:y"], "location": ["a.mp3"], "duration": "1"},
              {"album": "no name"}, 7]}}
            """
                .formatted(MBID, MBID));

    assertThat(file.playlist().title()).isEqualTo("Evening");
    assertThat(file.playlist().entries())
        .containsExactly(
            new PlaylistEntry(
                "Sea Wall",
                List.of("Ida Noor", "Vera Lin"),
                "Late",
                OptionalLong.of(215_000),
                List.of(MBID, "spotify:track:abc"),
                List.of()),
            new PlaylistEntry(
                "Dawn",
                List.of("Oda"),
                null,
                OptionalLong.of(1),
                List.of(MBID, "x:y"),
                List.of("a.mp3")));
    assertThat(file.problems())
        .containsExactly(
            new Problem("track 3", "neither title, identifier nor location"),
            new Problem("track 4", "not an object"));
  }

  @Test
  void shouldReadXspfInTheEncodingThatItDeclares() {
    String text =
        """
        <?xml version="1.0" encoding="ISO-8859-1"?>
        <playlist version="1" xmlns="http://xspf.org/ns/0/">
          <title>Evening</title>
          <trackList>
            <track><title>Jóga &amp; more</title><creator>Björk</creator><album>Late</album>
              <duration>215000</duration><location>a.mp3</location><location>b.mp3</location>
              <identifier>%s</identifier><meta rel="x"><b>deep</b></meta></track>
            <track><annotation>nothing</annotation></track>
          </trackList>
        </playlist>
        """
            .formatted(MBID);

    PlaylistFile file = PlaylistFormat.read(text.getBytes(ISO_8859_1));

    assertThat(file.format()).isEqualTo(PlaylistFormat.XSPF);
    assertThat(file.playlist().title()).isEqualTo("Evening");
    assertThat(file.playlist().entries())
        .containsExactly(
            new PlaylistEntry(
                "Jóga & more",
                List.of("Björk"),
                "Late",
                OptionalLong.of(215_000),
                List.of(MBID),
                List.of("a.mp3", "b.mp3")));
    assertThat(file.problems())
        .containsExactly(new Problem("track 2", "neither title, identifier nor location"));
  }

  @Test
  void shouldKeepTheTracksBeforeABreakAndSayWhereItIs() {
    PlaylistFile file =
        read(
            "<playlist xmlns='http://xspf.org/ns/0/'><trackList>\n"
                + "<track><title>A</title></track>\n<track><title>B</trackList>");

    assertThat(file.playlist().entries()).extracting(PlaylistEntry::title).containsExactly("A");
    assertThat(file.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).isEqualTo("after track 1");
              assertThat(problem.reason())
                  .isEqualTo("nothing more was read, line 3: it is not well-formed XML");
            });
  }

  @Test
  void shouldRefuseWhatIsNoJson() {
    assertThatThrownBy(() -> read("{\"playlist\": {\"track\": [\n{\"title\": }]}}"))
        .isInstanceOf(PlaylistException.class)
        .hasMessage("it is not JSON from line 2, column 11 on");
  }

  private static PlaylistFile read(String text) {
    return PlaylistFormat.read(text.getBytes(UTF_8));
  }
}
