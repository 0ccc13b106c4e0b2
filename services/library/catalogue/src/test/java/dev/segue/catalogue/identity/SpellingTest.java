package dev.segue.catalogue.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
  private static final String ID = "4uLU6hMCjMI75M1A2tKUQC";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
        "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
        "https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC?si=cafe01",
        "https://open.spotify.com/intl-de/track/4uLU6hMCjMI75M1A2tKUQC?si=cafe01&nd=1",
        "http://open.spotify.com/embed/track/4uLU6hMCjMI75M1A2tKUQC#top",
        "open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC",
        "https://api.spotify.com/v1/tracks/4uLU6hMCjMI75M1A2tKUQC",
        " 4uLU6hMCjMI75M1A2tKUQC "
      })
  void shouldTakeTheIdOutOfWhatPeopleCopy(String text) {
    Spelling spelling = Spelling.of(text);

    assertThat(spelling.bare()).isEqualTo(ID);
    assertThat(spelling.ids()).contains(ID, "spotify:track:" + ID).startsWith(text);
    assertThat(spelling.externalIds()).startsWith("spotify:" + ID);
  }

  @Test
  void shouldKnowRecordingsOfMusicBrainz() {
    Spelling spelling =
        Spelling.of("https://musicbrainz.org/recording/8F3471B5-7e6a-48da-86a9-c1c07a0f47ae");

    assertThat(spelling.externalIds()).containsExactly("mbid:8f3471b5-7e6a-48da-86a9-c1c07a0f47ae");
  }

  @Test
  void shouldKnowRecordingCodesAndIdsWithANamespace() {
    assertThat(Spelling.of("at-x99-19-00001").externalIds()).containsExactly("isrc:ATX991900001");
    assertThat(Spelling.of("subsonic:home:42").externalIds()).containsExactly("subsonic:home:42");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "REST1",
        "https://open.spotify.com/album/4uLU6hMCjMI75M1A2tKUQC",
        "https://example.org/track/4uLU6hMCjMI75M1A2tKUQC",
        "spotify:track:",
        "a/b"
      })
  void shouldLeaveOtherTextsAsTheyAre(String text) {
    assertThat(Spelling.of(text).bare()).isEqualTo(text);
    assertThat(Spelling.of(text).ids()).containsExactly(text);
  }
}
