package dev.segue.engine.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureTest {

  private static final long SEED = 7;

  @ParameterizedTest
  @CsvSource({
    "POPULARITY, 66, 0.66",
    "DANCEABILITY, 0.748, 0.748",
    "KEY, -1, 0",
    "KEY, 11, 1",
    "LOUDNESS, -60, 0",
    "LOUDNESS, 0, 1",
    "LOUDNESS, 3, 1.05",
    "TEMPO, 125, 0.5",
    "DURATION_MS, 5400000, 1.5",
    "TIME_SIGNATURE, 4, 0.8"
  })
  void shouldMapTheUsualDomainToTheUnitIntervalWithoutClipping(
      Feature feature, double raw, double canonical) {
    assertThat(feature.canonical(raw)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "TEMPO, 122.036",
    "TEMPO, 99.972",
    "LOUDNESS, -2.634",
    "LOUDNESS, 1.275",
    "LOUDNESS, -46.448",
    "DURATION_MS, 194754",
    "DURATION_MS, 5080070",
    "KEY, 6",
    "POPULARITY, 67"
  })
  void shouldGiveBackTheDecimalThatTheSourceWrote(Feature feature, double raw) {
    assertThat(feature.raw(feature.canonical(raw))).isEqualTo(raw);
  }

  @ParameterizedTest
  @EnumSource
  void shouldGiveBackEveryDecimalOfThreePlaces(Feature feature) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 10_000; i++) {
      double raw = Math.round(random.nextDouble() * 1_000_000) / 1_000.0;
      assertThat(feature.raw(feature.canonical(raw))).as("seed %d", SEED).isEqualTo(raw);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldRefuseWhatIsNoNumber(Feature feature) {
    assertThat(feature.accepts(Double.NaN)).isFalse();
    assertThat(feature.accepts(Double.POSITIVE_INFINITY)).isFalse();
    assertThat(feature.accepts(Double.NEGATIVE_INFINITY)).isFalse();
    assertThat(feature.accepts(1)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ENERGY, 7, false",
    "ENERGY, 1.0000001, true",
    "ENERGY, -0.1, false",
    "POPULARITY, 100, true",
    "POPULARITY, 101, false",
    "KEY, -1, true",
    "KEY, 12, false",
    "KEY, 5.5, false",
    "MODE, 0.5, false",
    "LOUDNESS, 1.275, true",
    "LOUDNESS, 50, false",
    "TEMPO, 0, true",
    "DURATION_MS, -1, false",
    "DURATION_MS, 0, true",
    "DURATION_MS, 5080070, true",
    "TIME_SIGNATURE, 4, true",
    "TIME_SIGNATURE, 17, false"
  })
  void shouldAcceptWhatASourceCanHaveMeant(Feature feature, double raw, boolean accepted) {
    assertThat(feature.accepts(raw)).isEqualTo(accepted);
  }

  @Test
  void shouldKnowWhatSourcesWriteForUndetected() {
    assertThat(Feature.KEY.isSentinel(Feature.KEY.canonical(-1))).isTrue();
    assertThat(Feature.KEY.isSentinel(Feature.KEY.canonical(0))).isFalse();
    assertThat(Feature.TEMPO.isSentinel(0)).isTrue();
    assertThat(Feature.TIME_SIGNATURE.isSentinel(0)).isTrue();
    assertThat(Feature.ENERGY.isSentinel(0)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeFoundByItsLabel(Feature feature) {
    assertThat(Feature.of(feature.label())).contains(feature);
    assertThat(Feature.of(feature.label() + " ")).isEmpty();
    assertThat(feature.domain()).contains(" to ");
  }
}
