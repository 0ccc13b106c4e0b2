package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeColumnTest {
  @Test
  void shouldKeepCodesWhenTheyOutgrowTwoBytes() {
    CodeColumn column = new CodeColumn();
    assertThat(column.get(7)).isZero();
    column.append(0, 65_535);
    column.append(2, 65_536);
    column.append(3, 0);
    column.append(4, -5);
    assertThat(List.of(column.get(0), column.get(1), column.get(2), column.get(3), column.get(4)))
        .containsExactly(65_535, 0, 65_536, 0, -5);
    CodeColumn hashes = new CodeColumn();
    hashes.append(1, -5);
    assertThat(hashes.get(1)).isEqualTo(-5);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 2_025, 65_535, 65_536, Integer.MAX_VALUE, -1})
  void shouldTakeAsManyBitsAsAFullBlockNeeds(int greatest) {
    SplittableRandom random = new SplittableRandom(greatest);
    int[] codes = new int[RowBlock.ROWS];
    CodeColumn column = new CodeColumn();
    for (int row = 0; row < codes.length; row++) {
      codes[row] = row % 5 == 0 ? 0 : (int) random.nextLong(1 + Integer.toUnsignedLong(greatest));
      column.append(row, codes[row]);
    }
    for (int row = 0; row < codes.length; row++) {
      assertThat(column.get(row)).isEqualTo(codes[row]);
    }
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(greatest);
    assertThat(column.memory()).isLessThanOrEqualTo(RowBlock.ROWS / 8L * bits + 32);
  }
}
