package dev.segue.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RangeTreeTest {

  @Test
  void shouldLeaveNoRowOut() {
    SplittableRandom random = new SplittableRandom(5);
    int[] numbers = IntStream.range(0, 60_000).filter(row -> random.nextInt(10) > 0).toArray();
    TestColumns columns = new TestColumns(5, -1);
    KdOrder order = new KdOrder(0, 60_000, numbers, columns);
    RangeTree ranges = RangeTree.of(order, columns);
    RangeTree.Cursor cursor = ranges.cursor();
    KdShape shape = order.shape();
    for (int leaf = 0; leaf < shape.leaves(); leaf++) {
      int start = KdOrder.start(leaf);
      for (int place = start; place < start + order.count(leaf); place++) {
        assertThat(KdOrder.leaf(place)).isEqualTo(leaf);
        assertThat(order.place(numbers[place])).isEqualTo(place);
        for (int node = shape.inner() + leaf;
            node >= 0;
            node = node == 0 ? -1 : shape.parent(node)) {
          cursor.to(node);
          for (int column = 0; column < columns.count(); column++) {
            float value = columns.value(numbers[place], column);
            if (!Float.isNaN(value)) {
              assertThat(cursor.least(column)).isLessThanOrEqualTo(value);
              assertThat(cursor.greatest(column)).isGreaterThanOrEqualTo(value);
            }
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
            return row < 64 ? Float.NaN : row;
          }
        };
    int[] numbers = IntStream.range(0, 128).toArray();
    RangeTree.Cursor cursor = RangeTree.of(new KdOrder(0, 128, numbers, missing), missing).cursor();
    cursor.to(1);
    assertThat(cursor.least(0)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(cursor.greatest(0)).isEqualTo(Float.NEGATIVE_INFINITY);
    cursor.to(0);
    assertThat(cursor.least(0)).isEqualTo(64);
    assertThat(cursor.greatest(0)).isEqualTo(127);
  }
}
