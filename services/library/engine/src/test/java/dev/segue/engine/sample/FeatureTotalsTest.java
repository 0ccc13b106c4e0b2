package dev.segue.engine.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.RandomVectors;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeatureTotalsTest {

  private static final long SEED = 13;
  private static final BigDecimal QUANTA = new BigDecimal(BigInteger.ONE.shiftLeft(40));

  private final List<FeatureVector> rows = rows(2_000);

  @Test
  void shouldSumExactly() {
    FeatureTotals totals = totalsOf(rows);
    for (Feature feature : Feature.values()) {
      BigInteger sum = BigInteger.ZERO;
      BigInteger squares = BigInteger.ZERO;
      int count = 0;
      for (FeatureVector row : rows) {
        if (row.has(feature)) {
          BigInteger quanta = BigInteger.valueOf(Math.round(row.get(feature) * 0x1p40));
          sum = sum.add(quanta);
          squares = squares.add(quanta.multiply(quanta));
          count++;
        }
      }
      assertThat(totals.count(feature)).isEqualTo(count);
      assertThat(totals.sum(feature)).isEqualTo(sum);
      assertThat(totals.sumOfSquares(feature)).isEqualTo(squares);
      double mean = new BigDecimal(sum).divide(QUANTA).doubleValue() / count;
      assertThat(totals.mean(feature)).isCloseTo(mean, within(1e-15));
      double variance =
          rows.stream()
                  .filter(row -> row.has(feature))
                  .mapToDouble(row -> (row.get(feature) - mean) * (row.get(feature) - mean))
                  .sum()
              / count;
      assertThat(totals.variance(feature)).isCloseTo(variance, within(1e-11));
    }
  }

  @Test
  void shouldNotDependOnOrderOrPartitioning() {
    List<FeatureVector> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(SEED));
    FeatureTotals merged = totalsOf(shuffled.subList(0, 700));
    merged.merge(totalsOf(shuffled.subList(700, 2_000)));
    assertThat(merged).as("seed %d", SEED).isEqualTo(totalsOf(rows));
  }

  @Test
  void shouldUndoAnAdditionToTheLastBit() {
    FeatureTotals totals = totalsOf(rows.subList(0, 1_000));
    List<FeatureVector> others = rows.subList(1_000, 2_000);
    others.forEach(totals::add);
    others.forEach(totals::subtract);
    totals.recomputeRanges(rows.subList(0, 1_000));
    assertThat(totals).isEqualTo(totalsOf(rows.subList(0, 1_000)));
    rows.subList(0, 1_000).forEach(totals::subtract);
    assertThat(totals).isEqualTo(new FeatureTotals());
    assertThat(totals.ranges().has(Feature.ENERGY)).isFalse();
    assertThat(totals.mean(Feature.ENERGY)).isNaN();
  }

  @Test
  void shouldSumNegativeAndLargeValues() {
    FeatureTotals totals = new FeatureTotals();
    double[] values = {-0.66, 24, -0.25, 1.05, 24};
    for (double value : values) {
      totals.add(only(Feature.LOUDNESS, value));
    }
    assertThat(totals.mean(Feature.LOUDNESS)).isCloseTo(48.14 / 5, within(1e-12));
    assertThat(totals.sumOfSquares(Feature.LOUDNESS))
        .isEqualTo(
            Stream.of(-0.66, 24.0, -0.25, 1.05, 24.0)
                .map(x -> BigInteger.valueOf(Math.round(x * 0x1p40)).pow(2))
                .reduce(BigInteger.ZERO, BigInteger::add));
    assertThat(totals.least(Feature.LOUDNESS)).isEqualTo(-0.66);
    assertThat(totals.greatest(Feature.LOUDNESS)).isEqualTo(24);
  }

  @Test
  void shouldSayWhenTheLastTrackAtAnEndIsCountedOut() {
    FeatureTotals totals = new FeatureTotals();
    Stream.of(0.2, 0.2, 0.5, 0.9).map(x -> only(Feature.ENERGY, x)).forEach(totals::add);
    totals.subtract(only(Feature.ENERGY, 0.2));
    assertThat(totals.rangeStale()).as("another track is there").isFalse();
    totals.subtract(only(Feature.ENERGY, 0.2));
    assertThat(totals.rangeStale()).isTrue();
    assertThat(totals.least(Feature.ENERGY)).as("still encloses").isEqualTo(0.2);
    totals.recomputeRanges(List.of(only(Feature.ENERGY, 0.5), only(Feature.ENERGY, 0.9)));
    assertThat(totals.rangeStale()).isFalse();
    assertThat(totals.least(Feature.ENERGY)).isEqualTo(0.5);
    totals.subtract(only(Feature.ENERGY, 0.5));
    totals.add(only(Feature.ENERGY, 0.1));
    assertThat(totals.rangeStale()).as("a new least value is exact").isFalse();
  }

  @Test
  void shouldComeBackFromItsBytes() {
    FeatureTotals totals = totalsOf(rows);
    FeatureTotals read = FeatureTotals.fromBytes(totals.toBytes());
    assertThat(read).isEqualTo(totals).hasSameHashCodeAs(totals);
    assertThat(read.ranges()).isEqualTo(totals.ranges());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureTotals.fromBytes(new byte[] {9, 9}))
        .withMessageContaining("version 9");
  }

  @Test
  void shouldComeBackFromTheNumbersOfARecord() {
    FeatureTotals totals = totalsOf(rows);
    FeatureTotals read = new FeatureTotals();
    read.putTracks(totals.tracks());
    for (Feature f : Feature.values()) {
      read.put(
          f,
          totals.count(f),
          totals.sum(f),
          totals.sumOfSquares(f),
          totals.least(f),
          totals.greatest(f));
    }
    assertThat(read.ranges()).isEqualTo(totals.ranges());
    assertThat(read.sumOfSquares(Feature.TEMPO)).isEqualTo(totals.sumOfSquares(Feature.TEMPO));
    assertThat(read.tracks()).isEqualTo(2_000);
    assertThat(read.rangeStale()).isFalse();
  }

  private static FeatureTotals totalsOf(List<FeatureVector> vectors) {
    FeatureTotals totals = new FeatureTotals();
    vectors.forEach(totals::add);
    return totals;
  }

  private static FeatureVector only(Feature feature, double canonical) {
    return FeatureVector.builder().canonical(feature, canonical).build();
  }

  private static List<FeatureVector> rows(int count) {
    RandomVectors vectors = new RandomVectors(SEED, 0.1);
    return Stream.generate(vectors::next).limit(count).toList();
  }
}
