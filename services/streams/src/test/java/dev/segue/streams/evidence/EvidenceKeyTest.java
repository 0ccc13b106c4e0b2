package dev.segue.streams.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceKeyTest {
  @Test
  void shouldSpellKeysAsPublished() {
    assertThat(EvidenceKey.totals(3).bytes()).asString().isEqualTo("3/totals");
    assertThat(EvidenceKey.sample(12, "abc").bytes()).asString().isEqualTo("12/sample/abc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "a/b", "/", "0/totals", "/sample/", "曲 🎵"})
  void shouldReadBackAnyId(String id) {
    EvidenceKey key = EvidenceKey.sample(7, id);

    assertThat(EvidenceKey.parse(key.bytes())).isEqualTo(key);
  }

  @Test
  void shouldReadBackTotals() {
    assertThat(EvidenceKey.parse(EvidenceKey.totals(0).bytes())).isEqualTo(EvidenceKey.totals(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "totals", "/totals", "x/totals", "1/other", "1"})
  void shouldRefuseOtherKeys(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EvidenceKey.parse(text.getBytes(StandardCharsets.UTF_8)))
        .withMessageContaining(text);
  }
}
