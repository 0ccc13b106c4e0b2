package dev.segue.playlists;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XmlEventsTest {

  @Test
  void shouldPassOverADocumentTypeUnread() {
    assertThat(
            texts(
                "<!DOCTYPE plist PUBLIC \"-//Apple Computer//DTD PLIST 1.0//EN\""
                    + " \"http://127.0.0.1:1/PropertyList-1.0.dtd\">\n<plist><a>1</a><b>&lt;2</b></plist>"))
        .containsExactly("1", "<2");
  }

  @Test
  void shouldRefuseABombOfEntities() {
    StringBuilder document = new StringBuilder("<!DOCTYPE r [<!ENTITY l0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      document
          .append("<!ENTITY l")
          .append(i)
          .append(" \"")
          .append(("&l" + (i - 1) + ";").repeat(10));
      document.append("\">");
    }
    document.append("]>\n<r>\n<a>&l9;</a></r>");

    assertThatThrownBy(() -> texts(document.toString()))
        .isInstanceOf(PlaylistException.class)
        .hasMessage("line 3: it uses an entity of its own, which is not expanded");
  }

  @Test
  void shouldNotOpenAFileThatAnEntityNames(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");

    assertThatThrownBy(
            () ->
                texts(
                    "<!DOCTYPE r [<!ENTITY x SYSTEM \""
                        + secret.toUri()
                        + "\">]><r><a>&x;</a></r>"))
        .isInstanceOf(PlaylistException.class)
        .hasMessageContaining("an entity of its own");
  }

  @Test
  void shouldRefuseElementsWithoutEndBelowEachOther() {
    assertThatThrownBy(() -> texts("<a>".repeat(100_000)))
        .isInstanceOf(PlaylistException.class)
        .hasMessage("line 1: elements are nested more than 64 deep");
  }

  @Test
  void shouldCutOffATextThatIsTooLong() {
    assertThat(texts("<r><a>" + "x".repeat(5 << 20) + "</a><b>y</b></r>"))
        .satisfiesExactly(
            first -> assertThat(first.length()).isBetween(1 << 16, 1 << 18),
            second -> assertThat(second).isEqualTo("y"));
  }

  private static List<String> texts(String document) {
    XmlEvents xml = XmlEvents.open(new ByteArrayInputStream(document.getBytes(UTF_8)));
    List<String> texts = new ArrayList<>();
    xml.children(root -> xml.children(name -> texts.add(xml.text())));
    return texts;
  }
}
