package dev.segue.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KdShapeTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 64, 65, 128, 4_096, 4_097, 262_144, 262_145, 300_000, 16_777_217})
  void shouldGiveEveryNodeButTheRootOnceToAParent(int rows) {
    KdShape shape = new KdShape(rows);
    assertThat(shape.leaves()).isEqualTo(Math.max(1, (rows + 63) / 64));
    int next = 1;
    for (int node = 0; node < shape.inner(); node++) {
      int first = shape.firstChild(node);
      assertThat(first).isEqualTo(next);
      assertThat(shape.children(node)).isBetween(1, 64);
      for (int i = 0; i < shape.children(node); i++) {
        if (shape.parent(first + i) != node || shape.lane(first + i) != i) {
          throw new AssertionError("Node " + (first + i) + " of " + rows + " rows");
        }
      }
      next = first + shape.children(node);
    }
    assertThat(next).isEqualTo(shape.nodes());
  }
}
