package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.track.Feature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawValueTest {
  @ParameterizedTest
  @CsvSource({
    "ENERGY, 0.66",
    "ENERGY, 1",
    "ENERGY, 0",
    "SPEECHINESS, 0.0583",
    "INSTRUMENTALNESS, 1.13e-06",
    "INSTRUMENTALNESS, 0.000987654",
    "POPULARITY, 66",
    "LOUDNESS, -2.634",
    "LOUDNESS, -60",
    "LOUDNESS, 1.275",
    "TEMPO, 122.036",
    "KEY, -1",
    "DURATION_MS, 194754",
    "DURATION_MS, 5403200",
    "TIME_SIGNATURE, 4"
  })
  void shouldComeBackAsItWasWritten(Feature feature, double raw) {
    assertThat(of(feature, raw)).isEqualTo(raw);
  }

  @Test
  void shouldKeepWhatSinglePrecisionHasOfMoreDigits() {
    double value = of(Feature.VALENCE, 1 / 3.0);

    assertThat((float) value).isEqualTo(1 / 3.0f);
    assertThat(value).isEqualTo(0.33333334);
    assertThat(of(Feature.VALENCE, Double.NaN)).isNaN();
  }

  private static double of(Feature feature, double raw) {
    return RawValue.of(feature, (float) feature.canonical(raw));
  }
}
