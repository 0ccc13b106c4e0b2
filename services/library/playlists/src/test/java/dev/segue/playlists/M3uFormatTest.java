package dev.segue.playlists;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.playlists.PlaylistFile.Problem;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class M3uFormatTest {

  @Test
  void shouldReadTitleArtistDurationAndLocation() {
    PlaylistFile file =
        read(
            """
            #EXTM3U
            #PLAYLIST:Evening
            #EXTINF:215,Ida Noor - Sea Wall
            music/Ida Noor/Sea Wall.flac
            #EXTINF:-1 tvg-id="a,b" group="x",Vera Lin - Two, Three - Four
            https://example.org/stream.mp3
            #EXTALB:Late
            #EXTINF:12.5,Dawn

            # a comment
            dawn.mp3
            """);

    assertThat(file.format()).isEqualTo(PlaylistFormat.M3U);
    assertThat(file.playlist().title()).isEqualTo("Evening");
    assertThat(file.problems()).isEmpty();
    assertThat(file.playlist().entries())
        .containsExactly(
            entry("Sea Wall", "Ida Noor", 215_000, "music/Ida Noor/Sea Wall.flac"),
            entry("Two, Three - Four", "Vera Lin", 0, "https://example.org/stream.mp3"),
            new PlaylistEntry(
                "Dawn",
                List.of(),
                "Late",
                OptionalLong.of(12_500),
                List.of(),
                List.of("dawn.mp3")));
  }

  @Test
  void shouldReadAFileOfWindowsAndOneWithAByteOrderMark() {
    String text = "#EXTM3U\r\n#EXTINF:60,Björk - Jóga\r\nC:\\Musik\\Jóga.mp3\r\n";

    for (byte[] bytes : List.of(text.getBytes(ISO_8859_1), ("\uFEFF" + text).getBytes(UTF_8))) {
      assertThat(PlaylistFormat.read(bytes).playlist().entries())
          .containsExactly(entry("Jóga", "Björk", 60_000, "C:\\Musik\\Jóga.mp3"));
    }
  }

  @Test
  void shouldNameAPathWithoutDescriptionByItsFileWhereThatSaysArtistAndTitle() {
    PlaylistFile file =
        read(
            """
            /music/01 - Ida Noor - Sea Wall.mp3
            file:///music/Vera%20Lin%20-%20Up+Down.ogg
            /music/track07.mp3
            https://open.spotify.com/track/abc123
            """);

    assertThat(file.playlist().entries())
        .extracting(PlaylistEntry::title)
        .containsExactly("Sea Wall", "Up+Down", null);
    assertThat(file.playlist().entries())
        .extracting(PlaylistEntry::artists)
        .containsExactly(List.of("Ida Noor"), List.of("Vera Lin"), List.of());
    assertThat(file.problems())
        .containsExactly(
            new Problem("line 3", "the path has no #EXTINF line that says its artist and title"));
  }

  @Test
  void shouldKeepDescriptionsWithoutALocation() {
    PlaylistFile file = read("#EXTM3U\n#EXTINF:1,A - B\n#EXTINF:2,\n#EXTINF:3,C - D\n");

    assertThat(file.playlist().entries())
        .extracting(PlaylistEntry::title)
        .containsExactly("B", "D");
    assertThat(file.problems())
        .containsExactly(new Problem("line 3", "#EXTINF with neither name nor location"));
  }

  @Test
  void shouldRefuseTheSegmentsOfAStream() {
    assertThatThrownBy(() -> read("#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\na.ts\n"))
        .isInstanceOf(PlaylistException.class)
        .hasMessageContaining("segments of a stream");
  }

  private static PlaylistEntry entry(String title, String artist, long millis, String location) {
    return new PlaylistEntry(
        title,
        List.of(artist),
        null,
        millis == 0 ? OptionalLong.empty() : OptionalLong.of(millis),
        List.of(),
        List.of(location));
  }

  private static PlaylistFile read(String text) {
    return PlaylistFormat.read(text.getBytes(UTF_8));
  }
}
