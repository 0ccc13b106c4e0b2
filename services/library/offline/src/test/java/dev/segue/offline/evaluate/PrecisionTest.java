package dev.segue.offline.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.track.FeatureVector;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecisionTest {

  private static final List<LabelledTrack> TRACKS =
      tracks("rock", "rock", "pop", "pop", "rock", "");

  @Test
  void shouldBeTheMeanShareOfNeighboursWithTheOwnLabel() {
    int[] queries = {0, 2};
    int[][] neighbours = {{1, 4}, {3, 0}}; // both rock: 1; one of two pop: 1/2

    Precision precision = Precision.of("genre", TRACKS, 0, queries, neighbours);

    assertThat(precision.mean()).isEqualTo(0.75);
    assertThat(precision.queries()).isEqualTo(2);
    // Standard deviation of 1 and 1/2 is 1/sqrt(8); by the root of 2 that is 1/4.
    assertThat(precision.standardError()).isCloseTo(0.25, within(1e-12));
  }

  @Test
  void shouldHaveNoStandardErrorWhereAllQueriesAgree() {
    Precision precision =
        Precision.of("genre", TRACKS, 0, new int[] {0, 1}, new int[][] {{1, 2}, {0, 3}});

    assertThat(precision.mean()).isEqualTo(0.5);
    assertThat(precision.standardError()).isZero();
  }

  @Test
  void shouldNotAskForTracksWithoutTheLabelAndCountThemAsMisses() {
    Precision precision =
        Precision.of("genre", TRACKS, 0, new int[] {5, 0}, new int[][] {{0, 1}, {5, 1}});

    assertThat(precision.queries()).isEqualTo(1);
    assertThat(precision.mean()).isEqualTo(0.5);
    assertThat(precision.standardError()).isNaN();
  }

  @Test
  void shouldDivideByTheNeighboursThereAre() {
    Precision precision = Precision.of("genre", TRACKS, 0, new int[] {2, 0}, new int[][] {{3}, {}});

    assertThat(precision.mean()).isEqualTo(0.5);
  }

  @Test
  void shouldExpectOfChanceWhatTheFrequenciesSay() {
    // Of five others, a rock track has two rock ones, a pop track one pop one: (3 * 2 + 2 * 1) / 5
    // / 5.
    Precision chance = Precision.chance("genre", TRACKS, 0);

    assertThat(chance.mean()).isCloseTo(8.0 / 25, within(1e-12));
    assertThat(chance.standardError()).isZero();
    assertThat(chance.queries()).isEqualTo(5);
  }

  private static List<LabelledTrack> tracks(String... labels) {
    return Arrays.stream(labels)
        .map(label -> new LabelledTrack("id", FeatureVector.empty(), List.of(label)))
        .toList();
  }
}
