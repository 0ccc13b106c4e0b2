package dev.segue.query.facade.spotify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.query.facade.spotify.SpotifyIds.Kind;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpotifyIdsTest {
  @ParameterizedTest
  @ValueSource(strings = {"4uLU6hMCjMI75M1A2tKUQC", "t1", "REST1", "0"})
  void shouldKeepIdsOfLettersAndDigits(String id) {
    assertThat(SpotifyIds.track(id)).isEqualTo(id);
    assertThat(SpotifyIds.decoded(Kind.TRACK, id)).isEmpty();
  }

  @Test
  void shouldTakeTheIdOutOfAUri() {
    assertThat(SpotifyIds.track("spotify:track:4uLU6hMCjMI75M1A2tKUQC"))
        .isEqualTo("4uLU6hMCjMI75M1A2tKUQC");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sample-006351",
        "segueT1",
        "subsonic:home:7",
        "a/b?c=%",
        "Sigur R\u00f3s \u2013 ( )",
        "\u0000x",
        "spotify:track:short"
      })
  void shouldReadBackWhatItWrites(String id) {
    String written = SpotifyIds.track(id);

    assertThat(written).matches("[0-9A-Za-z]+");
    assertThat(SpotifyIds.decoded(Kind.TRACK, written)).contains(id);
    assertThat(SpotifyIds.decoded(Kind.ARTIST, written)).isEmpty();
  }

  @Test
  void shouldReadBackRandomTexts() {
    Random random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(60);
      for (int j = 0; j < length; j++) {
        text.append((char) random.nextInt(0xD800));
      }
      assertThat(SpotifyIds.decoded(Kind.ALBUM, SpotifyIds.encoded(Kind.ALBUM, text.toString())))
          .contains(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"segueT", "segueT0", "segueT-", "segueTzz", "segueR7"})
  void shouldReadNoOtherText(String id) {
    assertThat(SpotifyIds.decoded(Kind.TRACK, id)).isEmpty();
  }
}
