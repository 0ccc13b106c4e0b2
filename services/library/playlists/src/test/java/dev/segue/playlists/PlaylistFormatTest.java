package dev.segue.playlists;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.playlists.PlaylistFile.Problem;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaylistFormatTest {

  private static final Playlist PLAYLIST =
      new Playlist(
          "Evening <&>",
          List.of(
              new PlaylistEntry(
                  "Sea Wall",
                  List.of("Ida Noor", "Vera Lin"),
                  "Late",
                  OptionalLong.of(215_000),
                  List.of("spotify:track:abc"),
                  List.of("/music/Sea Wall.flac")),
              new PlaylistEntry(
                  "Jóga\n2",
                  List.of("Björk"),
                  null,
                  OptionalLong.empty(),
                  List.of(),
                  List.of("segue:track:a%20b")),
              PlaylistEntry.named("Dawn", List.of("Oda"))));

  @Test
  void shouldReadWhatItWritesAsJspf() {
    assertThat(written(PlaylistFormat.JSPF)).isEqualTo(PLAYLIST);
  }

  @Test
  void shouldReadWhatItWritesAsJson() {
    assertThat(written(PlaylistFormat.JSON)).isEqualTo(PLAYLIST);
  }

  @Test
  void shouldReadJsonAsRequestsHaveIt() {
    PlaylistFile file =
        PlaylistFormat.read(
            """
            ["t1", 7, {"id": "t2", "title": "Sea Wall", "artists": ["Ida Noor"],
             "isrc": "ATX991900001", "duration_ms": 1000.4}, {"album": "Late"}, null]\
            """
                .getBytes(UTF_8));

    assertThat(file.format()).isEqualTo(PlaylistFormat.JSON);
    assertThat(file.playlist().entries())
        .containsExactly(
            new PlaylistEntry(
                null, List.of(), null, OptionalLong.empty(), List.of("t1"), List.of()),
            new PlaylistEntry(null, List.of(), null, OptionalLong.empty(), List.of("7"), List.of()),
            new PlaylistEntry(
                "Sea Wall",
                List.of("Ida Noor"),
                null,
                OptionalLong.of(1_000),
                List.of("t2", "isrc:ATX991900001"),
                List.of()));
    assertThat(file.problems()).extracting(Problem::place).containsExactly("track 4", "track 5");
    assertThatThrownBy(() -> PlaylistFormat.read("{\"tracks\": [1".getBytes(UTF_8)))
        .hasMessageStartingWith("it is not JSON from line 1");
    assertThatThrownBy(() -> PlaylistFormat.read("{\"tracks\": 1}".getBytes(UTF_8)))
        .hasMessage("it has no list \"tracks\"");
    assertThat(PlaylistFormat.recognise("[\"t1\"]".getBytes(UTF_8))).isEmpty();
  }

  @Test
  void shouldReadWhatItWritesAsXspfButForTheSplitOfArtists() {
    List<PlaylistEntry> entries = written(PlaylistFormat.XSPF).entries();

    assertThat(entries.get(0).artists()).containsExactly("Ida Noor, Vera Lin");
    assertThat(entries.get(0).locations()).containsExactly("/music/Sea Wall.flac");
    assertThat(entries.get(0).durationMs()).hasValue(215_000);
    assertThat(entries.subList(1, 3)).isEqualTo(PLAYLIST.entries().subList(1, 3));
  }

  @Test
  void shouldReadWhatItWritesAsM3u() {
    Playlist read = written(PlaylistFormat.M3U);

    assertThat(read.title()).isEqualTo("Evening <&>");
    assertThat(read.entries())
        .containsExactly(
            new PlaylistEntry(
                "Sea Wall",
                List.of("Ida Noor, Vera Lin"),
                "Late",
                OptionalLong.of(215_000),
                List.of(),
                List.of("/music/Sea Wall.flac")),
            new PlaylistEntry(
                "Jóga 2",
                List.of("Björk"),
                null,
                OptionalLong.empty(),
                List.of(),
                List.of("segue:track:a%20b")),
            PlaylistEntry.named("Dawn", List.of("Oda")));
  }

  @Test
  void shouldWriteALinkOrANameOnEachLine() {
    assertThat(new String(PlaylistFormat.LINES.write(PLAYLIST), UTF_8))
        .isEqualTo("Ida Noor, Vera Lin - Sea Wall\nsegue:track:a%20b\nOda - Dawn\n");
  }

  @Test
  void shouldReadLinesOfLinksAndNames() {
    PlaylistFile file =
        PlaylistFormat.read(
            """
            # mine
            https://open.spotify.com/track/abc?si=1
            spotify:track:def

            1. Ida Noor – Sea Wall
            12) Vera Lin — Two - Three
            """
                .getBytes(UTF_8));

    assertThat(file.format()).isEqualTo(PlaylistFormat.LINES);
    assertThat(file.playlist().entries())
        .containsExactly(
            PlaylistEntry.linked("https://open.spotify.com/track/abc?si=1"),
            PlaylistEntry.linked("spotify:track:def"),
            PlaylistEntry.named("Sea Wall", List.of("Ida Noor")),
            PlaylistEntry.named("Two - Three", List.of("Vera Lin")));
    assertThat(
            PlaylistFormat.LINES
                .parse("Ida Noor - Sea Wall\nSea Wall\n".getBytes(UTF_8))
                .problems())
        .containsExactly(new Problem("line 2", "neither a link nor \"artist – title\""));
  }

  @Test
  void shouldTakeNoOtherFileForAPlaylist() {
    for (String text :
        List.of(
            "",
            "  \n",
            "title,artist\nA - B,C\n",
            "url\nhttps://open.spotify.com/track/abc\n",
            "{\"tracks\": []}",
            "{\"playlist\": \"Evening\", \"title\": \"x\"}",
            "[{\"playlist\": {}}]",
            "<plist><dict/></plist>",
            "Dear all,\n\nsongs - I like them.\n")) {
      assertThat(PlaylistFormat.recognise(text.getBytes(UTF_8))).as(text).isEmpty();
    }
    assertThatThrownBy(() -> PlaylistFormat.read("x".getBytes(UTF_8)))
        .isInstanceOf(PlaylistException.class)
        .hasMessageStartingWith("it is no playlist");
  }

  @Test
  void shouldRecogniseAFileByItsBeginning() {
    EnumSet<PlaylistFormat> recognised = EnumSet.complementOf(EnumSet.of(PlaylistFormat.JSON));
    for (PlaylistFormat format : recognised) {
      byte[] bytes = format.write(PLAYLIST);
      byte[] head = Arrays.copyOf(bytes, bytes.length - 30);

      assertThat(PlaylistFormat.recognise(head)).as(format.name()).hasValue(format);
    }
  }

  @Test
  void shouldAnswerEveryDamageWithEntriesOrASentence() {
    long seed = 20261201;
    Random random = new Random(seed);
    List<PlaylistFormat> formats = List.of(PlaylistFormat.values());
    for (int i = 0; i < 4_000; i++) {
      PlaylistFormat format = formats.get(i % formats.size());
      byte[] bytes = damaged(format.write(PLAYLIST), random);
      try {
        PlaylistFile file = format.parse(bytes);
        assertThat(file.playlist().entries()).allMatch(PlaylistEntry::isUsable);
      } catch (PlaylistException e) {
        assertThat(e).as("seed %d, mutation %d", seed, i).hasMessageMatching("(?s)(it|line) .*");
      }
    }
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    byte[] copy = bytes.clone();
    for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
      int at = random.nextInt(copy.length);
      switch (random.nextInt(4)) {
        case 0 -> copy[at] = (byte) random.nextInt(256);
        case 1 -> copy[at] = (byte) "<>\"'{}[],:&;#\n\0\\".charAt(random.nextInt(16));
        case 2 -> copy = Arrays.copyOf(copy, Math.max(1, at));
        default -> {
          int from = random.nextInt(copy.length);
          int length = Math.min(random.nextInt(40), copy.length - Math.max(from, at));
          System.arraycopy(bytes.length >= copy.length ? copy : bytes, from, copy, at, length);
        }
      }
    }
    return copy;
  }

  private static Playlist written(PlaylistFormat format) {
    PlaylistFile file = PlaylistFormat.read(format.write(PLAYLIST));
    assertThat(file.format()).isEqualTo(format);
    assertThat(file.problems()).isEmpty();
    return file.playlist();
  }
}
