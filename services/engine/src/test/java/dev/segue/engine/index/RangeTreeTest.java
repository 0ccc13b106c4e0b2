package dev.segue.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RangeTreeTest {

  @Test
  void shouldLeaveNoRowOut() {
    int depth = 11;
    SplittableRandom random = new SplittableRandom(5);
    int[] numbers = IntStream.range(0, 60_000).filter(row -> random.nextInt(10) > 0).toArray();
    TestColumns columns = new TestColumns(5, -1);
    KdOrder order = new KdOrder(0, 60_000, depth, numbers, columns);
    RangeTree ranges = RangeTree.of(order, columns);
    RangeTree.Cursor cursor = ranges.cursor();
    for (int leaf = 0; leaf < order.leaves(); leaf++) {
      for (int place = order.start(leaf); place < order.start(leaf + 1); place++) {
        assertThat(order.leaf(place)).isEqualTo(leaf);
        assertThat(order.place(numbers[place])).isEqualTo(place);
        for (int node = order.leaves() - 1 + leaf; node >= 0; node = (node - 1) >> 1) {
          cursor.to(node);
          for (int column = 0; column < columns.count(); column++) {
            float value = columns.value(numbers[place], column);
            if (!Float.isNaN(value)) {
              assertThat(cursor.least(column)).isLessThanOrEqualTo(value);
              assertThat(cursor.greatest(column)).isGreaterThanOrEqualTo(value);
            }
          }
          if (node == 0) {
            break;
          }
        }
      }
    }
  }

  @Test
  void shouldSayThatNoRowHasAValue() {
    RangeColumns missing =
        new RangeColumns() {
          @Override
          public int count() {
            return 1;
          }

          @Override
          public float value(int row, int column) {
            return row < 4 ? Float.NaN : row;
          }
        };
    int[] numbers = IntStream.range(0, 8).toArray();
    RangeTree.Cursor cursor =
        RangeTree.of(new KdOrder(0, 8, 1, numbers, missing), missing).cursor();
    cursor.to(1);
    assertThat(cursor.least(0)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(cursor.greatest(0)).isEqualTo(Float.NEGATIVE_INFINITY);
    cursor.to(0);
    assertThat(cursor.least(0)).isEqualTo(4);
    assertThat(cursor.greatest(0)).isEqualTo(7);
  }
}
