package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedTextTest {
  @Test
  void shouldDropCaseAccentsApostrophesAndPunctuation() {
    assertThat(FoldedText.fold("  Beyoncé -- Don’t   STOP!")).isEqualTo("beyonce dont stop");
    assertThat(FoldedText.fold("AC/DC")).isEqualTo("ac dc");
    assertThat(FoldedText.fold("ＦＵＬＬ width")).isEqualTo("full width");
    assertThat(FoldedText.fold("歌 うた")).isEqualTo("歌 うた");
  }

  @Test
  void shouldKeepATextOfPunctuationOnly() {
    assertThat(FoldedText.fold(" !!! ")).isEqualTo("!!!");
    assertThat(FoldedText.fold("")).isEmpty();
  }

  @Test
  void shouldSeparateTitleAndEachArtist() {
    assertThat(new String(FoldedText.of(null, List.of("A", "B")), StandardCharsets.UTF_8))
        .isEqualTo("\na\nb");
  }
}
