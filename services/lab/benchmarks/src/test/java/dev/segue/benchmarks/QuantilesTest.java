package dev.segue.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  @Test
  void shouldGiveTheSmallestValueThatTheShareDoesNotExceed() {
    Quantiles hundred = new Quantiles(IntStream.rangeClosed(1, 100).asDoubleStream().toArray());

    assertThat(hundred.at(0)).isEqualTo(1);
    assertThat(hundred.at(0.5)).isEqualTo(50);
    assertThat(hundred.at(0.99)).isEqualTo(99);
    assertThat(hundred.at(1)).isEqualTo(100);
    assertThat(hundred.count()).isEqualTo(100);
  }

  @Test
  void shouldHaveSomethingToMeasure() {
    assertThatThrownBy(() -> new Quantiles(new double[0])).hasMessage("no measurements");
  }
}
