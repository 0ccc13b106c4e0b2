package dev.segue.tables.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.tables.ImportCase;
import dev.segue.tables.source.Input;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That a file of one kind is never taken for another. */
class LibraryKindTest {

  private static final String FORM = "form: ";

  static Stream<ImportCase> files() throws IOException, URISyntaxException {
    return ImportCase.of("/library")
        .filter(held -> !held.input().startsWith("=== "))
        .filter(held -> held.expected().stream().anyMatch(line -> line.startsWith(FORM)));
  }

  static Stream<ImportCase> tables() throws IOException, URISyntaxException {
    return ImportCase.of("/import");
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldBeOneKindAndNoOther(ImportCase held) {
    List<String> expected =
        held.expected().stream()
            .filter(line -> line.startsWith(FORM))
            .map(line -> line.substring(FORM.length()))
            .toList();
    assertThat(kinds(held.input()).stream().map(LibraryKind::title))
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void shouldLeaveTablesToTheTables(ImportCase table) {
    assertThat(kinds(table.input())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Track name,Artist name,Album,Spotify - id\nA - B,C - D,E - F,x - y\n",
        "title;artist\nA - B;C - D\n",
        "{\"playlist\":{\"tracks\":{\"items\":[{\"track\":{\"id\":\"a\"}}]}}}",
        "{\"id\":\"a\",\"title\":\"T\",\"artist\":\"A\",\"initial_key\":\"Am\",\"energy\":0.5}\n",
        "{\"id\":\"a\",\"rhythm\":{\"bpm\":120},\"tonal\":{\"key\":\"A\"},\"title\":\"T\"}\n",
        "{\"tracks\":[{\"name\":\"T\",\"artists\":[{\"name\":\"A\"}],\"album\":{\"name\":\"B\"}}]}",
        "{\"score\":0.5,\"id\":\"a\",\"energy\":0.1}\n",
        "uts,energy,artist\n1,0.5,A\n",
        "<html><body>plist of an NML, not DJ_PLAYLISTS</body></html>",
        "<plist version=\"1.0\"><dict><key>Label</key><string>x</string></dict></plist>",
        "[]",
        "{}",
        "",
      })
  void shouldLeaveOthersAlone(String text) {
    assertThat(kinds(text)).isEmpty();
  }

  @Test
  void shouldKnowKindsInUtf16() {
    String plays = "[{\"endTime\":\"2024-01-01 10:00\",\"msPlayed\":1,\"trackName\":\"T\"}]";
    assertThat(LibraryKind.of(head(plays.getBytes(StandardCharsets.UTF_16))))
        .isEqualTo(LibraryKind.SPOTIFY_PLAYS);
  }

  private static Set<LibraryKind> kinds(String text) {
    FileHead head = head(text.getBytes(StandardCharsets.UTF_8));
    Set<LibraryKind> kinds = EnumSet.noneOf(LibraryKind.class);
    for (LibraryKind kind : LibraryKind.values()) {
      if (kind.matches(head)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static FileHead head(byte[] bytes) {
    return FileHead.of(
        Input.reopenable("held", bytes.length, () -> new ByteArrayInputStream(bytes)));
  }
}
