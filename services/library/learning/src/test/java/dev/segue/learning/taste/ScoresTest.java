package dev.segue.learning.taste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoresTest {

  private static final long SEED = 11;

  @Test
  void shouldCountByHand() {
    Scores scores =
        Scores.of(
            new double[] {0.9, 0.8, 0.5, 0.4, 0.3, 0.1, 0.2},
            new boolean[] {true, false, true, true, false, false, true});

    assertThat(scores.truePositives()).isEqualTo(2);
    assertThat(scores.falsePositives()).isEqualTo(1);
    assertThat(scores.trueNegatives()).isEqualTo(2);
    assertThat(scores.falseNegatives()).isEqualTo(2);
    assertThat(scores.accuracy()).isEqualTo(4 / 7.0);
    assertThat(scores.precision()).isEqualTo(2 / 3.0);
    assertThat(scores.recall()).isEqualTo(2 / 4.0);
    assertThat(scores.f1()).isCloseTo(2 * (2 / 3.0) * 0.5 / (2 / 3.0 + 0.5), within(1e-15));
  }

  @Test
  void shouldHaveTheAucOfCountedPairs() {
    Random random = new Random(SEED);
    for (int round = 0; round < 50; round++) {
      int n = 2 + random.nextInt(60);
      double[] probabilities = new double[n];
      boolean[] liked = new boolean[n];
      for (int i = 0; i < n; i++) {
        probabilities[i] = random.nextInt(8) / 8.0; // many ties
        liked[i] = random.nextBoolean();
      }
      double won = 0;
      int pairs = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          if (liked[i] && !liked[j]) {
            pairs++;
            won += probabilities[i] > probabilities[j] ? 1 : 0;
            won += probabilities[i] == probabilities[j] ? 0.5 : 0;
          }
        }
      }
      double auc = Scores.of(probabilities, liked).auc();
      if (pairs == 0) {
        assertThat(auc).isNaN();
      } else {
        assertThat(auc).as("round %d, seed %d", round, SEED).isCloseTo(won / pairs, within(1e-12));
      }
    }
  }

  @Test
  void shouldHaveNoFigureWhereThereIsNothingToCount() {
    Scores none = Scores.of(new double[0], new boolean[0]);
    assertThat(none.accuracy()).isNaN();
    assertThat(none.f1()).isNaN();
    assertThat(Scores.of(new double[] {0.1}, new boolean[] {false}).precision()).isNaN();
    assertThatThrownBy(() -> Scores.of(new double[1], new boolean[2]))
        .hasMessageContaining("1 probabilities");
  }
}
