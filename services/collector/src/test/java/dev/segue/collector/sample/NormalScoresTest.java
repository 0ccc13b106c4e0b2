package dev.segue.collector.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalScoresTest {

  @Test
  void shouldInvertEachOther() {
    for (double p = 0.0005; p < 1; p += 0.0005) {
      assertThat(NormalScores.share(NormalScores.inverse(p))).isCloseTo(p, within(1e-6));
    }
  }

  @Test
  void shouldAgreeWithTheTables() {
    assertThat(NormalScores.inverse(0.975)).isCloseTo(1.959963984540054, within(1e-8));
    assertThat(NormalScores.share(1)).isCloseTo(0.8413447460685429, within(1e-6));
    assertThat(NormalScores.share(-9)).isZero();
    assertThat(NormalScores.share(9)).isEqualTo(1);
  }

  @Test
  void shouldFactorAMatrixThatIsNotPositiveDefinite() {
    double[][] impossible = {{1, 0.9, 0.9}, {0.9, 1, -0.9}, {0.9, -0.9, 1}};
    double[] scores = {1, 1, 1};

    Correlation.of(impossible).apply(scores);

    assertThat(scores).hasSize(3).doesNotContain(Double.NaN);
  }

  @Test
  void shouldMakeTheCorrelationsOfTheMatrix() {
    Correlation correlation = Correlation.of(new double[][] {{1, 0.6}, {0.6, 1}});
    double[] first = {1, 0};
    double[] second = {0, 1};

    correlation.apply(first);
    correlation.apply(second);

    assertThat(first).containsExactly(new double[] {1, 0.6}, within(1e-12));
    assertThat(second).containsExactly(new double[] {0, 0.8}, within(1e-12));
  }
}
