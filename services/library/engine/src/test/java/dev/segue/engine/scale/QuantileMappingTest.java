package dev.segue.engine.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileMappingTest {
  @Test
  void shouldGoThroughItsKnotsAndStraightBetweenThem() {
    QuantileMapping mapping = QuantileMapping.parse("0:10, 1:20, 3:20, 4:50");

    assertThat(mapping.apply(0)).isEqualTo(10);
    assertThat(mapping.apply(0.5)).isEqualTo(15);
    assertThat(mapping.apply(2)).isEqualTo(20);
    assertThat(mapping.apply(3.5)).isEqualTo(35);
    assertThat(mapping.apply(-1)).as("below the first knot").isEqualTo(9);
    assertThat(mapping.apply(5)).as("above the last knot").isEqualTo(51);
  }

  @Test
  void shouldRoundItsKnotsAndKeepThemAscending() {
    QuantileMapping mapping = QuantileMapping.parse("0.33333:1.00049, 0.33339:2, 12345.6:3");

    assertThat(mapping.rounded(3)).hasToString("0.333:1.0, 12300.0:3.0");
  }

  @Test
  void shouldBringOneDistributionToTheOther() {
    Random random = new Random(5);
    double[] from = random.doubles(5_000).map(x -> x * x).toArray();
    double[] to = random.doubles(5_000).map(x -> -60 + 55 * Math.sqrt(x)).toArray();

    QuantileMapping mapping = QuantileMapping.learn(from, to, 21);

    double[] mapped = Arrays.stream(from).map(mapping::apply).sorted().toArray();
    Arrays.sort(to);
    for (double p : new double[] {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1}) {
      assertThat(QuantileMapping.quantile(mapped, p))
          .as("quantile %s", p)
          .isCloseTo(QuantileMapping.quantile(to, p), within(0.2));
    }
  }

  @Test
  void shouldNeverTurnTheOrderRound() {
    Random random = new Random(6);
    for (int round = 0; round < 200; round++) {
      // Few different values, so that many quantiles are equal.
      double[] from = random.ints(40, 0, 1 + random.nextInt(12)).asDoubleStream().toArray();
      double[] to = random.ints(40, 0, 1 + random.nextInt(12)).asDoubleStream().toArray();
      QuantileMapping mapping = QuantileMapping.learn(from, to, 2 + random.nextInt(20));
      double before = Double.NEGATIVE_INFINITY;
      for (double x = -2; x < 14; x += 0.25) {
        assertThat(mapping.apply(x)).isGreaterThanOrEqualTo(before);
        before = mapping.apply(x);
      }
    }
  }

  @Test
  void shouldMoveByTheDistanceWhereAllValuesAreEqual() {
    QuantileMapping mapping = QuantileMapping.learn(new double[] {5, 5}, new double[] {7, 7}, 5);

    assertThat(mapping.apply(5)).isEqualTo(7);
    assertThat(mapping.apply(1)).isEqualTo(3);
  }

  @Test
  void shouldReadWhatItWrites() {
    Random random = new Random(7);
    QuantileMapping mapping =
        QuantileMapping.learn(random.doubles(100).toArray(), random.doubles(100).toArray(), 11);

    assertThat(QuantileMapping.parse(mapping.toString())).isEqualTo(mapping);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1", "1:", ":1", "a:b", "1:2, 1:3", "1:2, 2:1", "NaN:1", "1:2,"})
  void shouldRefuseWhatIsNoMapping(String text) {
    assertThatThrownBy(() -> QuantileMapping.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
