package dev.segue.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
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
    PackedColumn column = PackedColumn.of(source, 3, RowBlock.ROWS);
    for (int row = 0; row < RowBlock.ROWS; row++) {
      assertThat(Float.floatToRawIntBits(column.get(row)))
          .isEqualTo(Float.floatToRawIntBits(source[3 + row]));
    }
  }
}
