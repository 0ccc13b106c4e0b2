package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.track.Feature;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackedColumnTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 255, 256, 257, 4_000, 32_768, 32_769, 1_000_000})
  void shouldHoldTheSameBits(int different) {
    SplittableRandom random = new SplittableRandom(different);
    float[] pool = new float[different];
    for (int i = 0; i < different; i++) {
      pool[i] = (float) random.nextGaussian();
    }
    pool[0] = Float.NaN;
    if (different > 3) {
      pool[1] = -0f;
      pool[2] = 0f;
      pool[3] = Float.NEGATIVE_INFINITY;
    }
    float[] source = new float[RowBlock.ROWS + 3];
    for (int i = 0; i < source.length; i++) {
      source[i] = i < different ? pool[i] : pool[random.nextInt(different)];
    }
    assertSameBits(Feature.TEMPO, source, 3);
  }

  @ParameterizedTest
  @EnumSource(Feature.class)
  void shouldHoldDecimalsOfEveryFeatureInFewerBitsThanFloats(Feature feature) {
    float[] source = drawn(feature, 1, raw -> Math.rint(raw * 1_000) / 1_000);
    for (int row = 0; row < RowBlock.ROWS; row += 100) {
      source[row] = Float.NaN;
    }
    PackedColumn column = assertSameBits(feature, source, 0);
    // Milliseconds of 15 minutes with three decimals are the greatest numbers here: 30 bits.
    assertThat(column.memory()).isLessThan(RowBlock.ROWS * 4L);
  }

  @Test
  void shouldTakeSeventeenBitsForTemposInThousandths() {
    float[] source = drawn(Feature.TEMPO, 2, raw -> 60 + Math.rint(raw * 500) / 1_000);
    PackedColumn column = assertSameBits(Feature.TEMPO, source, 0);
    assertThat(column.memory()).isLessThan(RowBlock.ROWS * 17L / 8 + 100);
  }

  @ParameterizedTest
  @ValueSource(floats = {-0f, Float.POSITIVE_INFINITY, 1e-40f, 3e38f, 0.1f + 1e-7f, -1e30f})
  void shouldHoldOneOddValueAmongDecimals(float odd) {
    float[] source = drawn(Feature.TEMPO, 3, raw -> Math.rint(raw * 1_000) / 1_000);
    source[40_000] = odd;
    source[50_000] = Float.intBitsToFloat(0x7FC0_0001); // another NaN than the usual one
    assertSameBits(Feature.TEMPO, source, 0);
  }

  @Test
  void shouldHoldValuesOfManyDecimalsAsTheyAre() {
    float[] source = drawn(Feature.LOUDNESS, 4, raw -> raw);
    PackedColumn column = assertSameBits(Feature.LOUDNESS, source, 0);
    assertThat(column.memory()).isLessThan(RowBlock.ROWS * 4L + 100);
  }

  @Test
  void shouldHoldAColumnThatIsMissing() {
    float[] source = new float[RowBlock.ROWS];
    Arrays.fill(source, Float.NaN);
    assertThat(assertSameBits(Feature.KEY, source, 0).memory()).isLessThan(100);
  }

  /** Canonical values of raw ones between 0 and a quarter of the span, at random and rounded. */
  private static float[] drawn(Feature feature, int seed, DoubleUnaryOperator rounded) {
    SplittableRandom random = new SplittableRandom(seed);
    double low = feature.raw(0);
    double high = feature.raw(0.25);
    float[] source = new float[RowBlock.ROWS];
    for (int row = 0; row < source.length; row++) {
      double raw = rounded.applyAsDouble(low + random.nextDouble() * (high - low));
      source[row] = (float) feature.canonical(raw);
    }
    return source;
  }

  private static PackedColumn assertSameBits(Feature feature, float[] source, int offset) {
    PackedColumn column = PackedColumn.of(feature, source, offset, RowBlock.ROWS);
    for (int row = 0; row < RowBlock.ROWS; row++) {
      assertThat(Float.floatToRawIntBits(column.get(row)))
          .isEqualTo(Float.floatToRawIntBits(source[offset + row]));
    }
    return column;
  }
}
