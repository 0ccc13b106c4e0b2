package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.avro.CanonicalFeatures;
import dev.segue.schemas.avro.Track;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalIdsTest {
  @ParameterizedTest
  @CsvSource({
    "isrc:at-x99-19-00001, isrc:ATX991900001",
    "ISRC: ATX99 1900001, isrc:ATX991900001",
    "spotify:track:4uLU6hMCjMI75M1A2tKUQC, spotify:4uLU6hMCjMI75M1A2tKUQC",
    "spotify:4uLU6hMCjMI75M1A2tKUQC, spotify:4uLU6hMCjMI75M1A2tKUQC",
    "mbid:8F3471B5-7E6A-48DA-86A9-C1C07A0F47AE, mbid:8f3471b5-7e6a-48da-86a9-c1c07a0f47ae",
    "subsonic:home:4/2, subsonic:home:4/2"
  })
  void shouldBringSpellingsToOneForm(String text, String canonical) {
    assertThat(ExternalIds.canonical(text)).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", ":x", "isrc:", "isrc: - ", " :x"})
  void shouldFindNoIdInOtherTexts(String text) {
    assertThat(ExternalIds.canonical(text)).isEmpty();
  }

  @Test
  void shouldCountTheRecordingCodeAmongTheIds() {
    Track track =
        Track.newBuilder()
            .setId("a")
            .setIsrc("at-x99-19-00001")
            .setExternalIds(List.of("isrc:ATX991900001", "n:1", "rubbish"))
            .setFeatures(new CanonicalFeatures())
            .build();

    assertThat(ExternalIds.all(track)).containsExactly("isrc:ATX991900001", "n:1");
    assertThat(ExternalIds.of(track)).isEqualTo(ExternalIds.of(ExternalIds.all(track)));
    assertThat(ExternalIds.of(track).digest()).isNotZero();
    assertThat(ExternalIds.none().digest()).isZero();
  }
}
