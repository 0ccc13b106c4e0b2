package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogueGrowthTest {
  @Test
  void shouldCountFromHalfAsManyAgain() {
    assertThat(CatalogueGrowth.byHalf(1_499, 1_000)).isFalse();
    assertThat(CatalogueGrowth.byHalf(1_500, 1_000)).isTrue();
    assertThat(CatalogueGrowth.byHalf(4, 3)).isFalse();
    assertThat(CatalogueGrowth.byHalf(5, 3)).isTrue();
    assertThat(CatalogueGrowth.byHalf(500, 1_000)).as("a catalogue that shrinks").isFalse();
  }

  @Test
  void shouldCountAnyNumberWhereThereWereNone() {
    assertThat(CatalogueGrowth.byHalf(1, 0)).isTrue();
    assertThat(CatalogueGrowth.byHalf(0, 0)).isTrue();
  }
}
