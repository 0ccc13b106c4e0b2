package dev.segue.engine.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TrackHashTest {

  private static final long PRIME_32 = 2654435761L;
  private static final long PRIME_64 = 0x9E3779B185EBCA8DL;

  @Test
  void shouldGiveThePublishedHashesOfStrings() {
    assertThat(hash("", 0)).isEqualTo(0xEF46DB3751D8E999L);
    assertThat(hash("a", 0)).isEqualTo(0xD24EC4F1A98C6E5BL);
    assertThat(hash("abc", 0)).isEqualTo(0x44BC2CF5AD770999L);
  }

  /** The first lines of the sanity check that comes with the reference implementation. */
  @Test
  void shouldGiveThePublishedHashesOfTheSanityBuffer() {
    assertThat(sanity(0, PRIME_32)).isEqualTo(0xAC75FDA2929B17EFL);
    assertThat(sanity(1, 0)).isEqualTo(0xE934A84ADB052768L);
    assertThat(sanity(1, PRIME_32)).isEqualTo(0x5014607643A9B4C3L);
    assertThat(sanity(4, 0)).isEqualTo(0x9136A0DCA57457EEL);
    assertThat(sanity(14, 0)).isEqualTo(0x8282DCC4994E35C8L);
    assertThat(sanity(14, PRIME_32)).isEqualTo(0xC3BD6BF63DEB6DF0L);
    assertThat(sanity(222, 0)).isEqualTo(0xB641AE8CB691C174L);
    assertThat(sanity(222, PRIME_32)).isEqualTo(0x20CB8AB7AE10C14AL);
  }

  @Test
  void shouldNeverChangeForAnIdentifier() {
    // The sample in the stores of every installation depends on it.
    assertThat(TrackHash.of("6f807x0ima9a1j3VPbc7VN"))
        .isEqualTo(TrackHash.of("6f807x0ima9a1j3VPbc7VN"));
    assertThat(TrackHash.of("ü/%🎵")).isNotEqualTo(TrackHash.of("u/%🎵"));
  }

  private static long hash(String text, long seed) {
    return TrackHash.xxHash64(text.getBytes(StandardCharsets.UTF_8), seed);
  }

  private static long sanity(int length, long seed) {
    byte[] buffer = new byte[length];
    long generator = PRIME_32;
    for (int i = 0; i < length; i++) {
      buffer[i] = (byte) (generator >>> 56);
      generator *= PRIME_64;
    }
    return TrackHash.xxHash64(buffer, seed);
  }
}
