package dev.segue.runtime.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextKeyTest {
  @ParameterizedTest
  @ValueSource(strings = {"4uLU6hMCjMI75M1A2tKUQC", "a b/c%20?", "曲", "🎵", " x", "\u0000x"})
  void shouldReadAnyTextAsItIs(String id) throws RejectedEventException {
    assertThat(TextKey.id(utf8(id), "track")).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u3000"})
  void shouldRefuseBlankKeys(String id) {
    assertThat(reasonOf(utf8(id))).isEqualTo(DeadLetterReason.NO_KEY);
  }

  @Test
  void shouldRefuseAMissingKey() {
    assertThat(reasonOf(null)).isEqualTo(DeadLetterReason.NO_KEY);
  }

  @Test
  void shouldRefuseBytesThatAreNotUtf8() {
    assertThat(reasonOf(new byte[] {'a', (byte) 0xC3})).isEqualTo(DeadLetterReason.NO_KEY);
    assertThat(reasonOf(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}))
        .as("half of a surrogate pair")
        .isEqualTo(DeadLetterReason.NO_KEY);
  }

  @Test
  void shouldKeepIdsUpToTheLimitAndRefuseLongerOnes() throws RejectedEventException {
    String longest = "曲".repeat(TextKey.MAX_CHARACTERS);

    assertThat(TextKey.id(utf8(longest), "track")).isEqualTo(longest);
    assertThat(reasonOf(utf8("a".repeat(TextKey.MAX_CHARACTERS + 1))))
        .isEqualTo(DeadLetterReason.TOO_LONG);
    assertThat(reasonOf(new byte[1_000_000])).isEqualTo(DeadLetterReason.TOO_LONG);
  }

  private static DeadLetterReason reasonOf(byte @Nullable [] key) {
    return catchThrowableOfType(RejectedEventException.class, () -> TextKey.id(key, "track"))
        .reason();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
