package dev.segue.learning.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CentreMatchTest {

  private static final long SEED = 7;

  @Test
  void shouldCostNoMoreThanAnyOtherPairing() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      int rows = 1 + random.nextInt(6);
      int columns = 1 + random.nextInt(6);
      double[][] cost = new double[rows][columns];
      for (double[] row : cost) {
        Arrays.setAll(row, j -> random.nextInt(20));
      }

      int[] found = CentreMatch.cheapest(cost);

      int pairs = 0;
      double sum = 0;
      boolean[] used = new boolean[columns];
      for (int i = 0; i < rows; i++) {
        if (found[i] >= 0) {
          assertThat(used[found[i]]).isFalse();
          used[found[i]] = true;
          pairs++;
          sum += cost[i][found[i]];
        }
      }
      assertThat(pairs).isEqualTo(Math.min(rows, columns));
      assertThat(sum)
          .as("round %d, seed %d", round, SEED)
          .isCloseTo(least(cost, 0, new boolean[columns], pairs), within(1e-9));
    }
  }

  /** By trying everything. */
  private static double least(double[][] cost, int row, boolean[] used, int pairs) {
    if (pairs == 0) {
      return 0;
    }
    if (row == cost.length) {
      return Double.POSITIVE_INFINITY;
    }
    double best = least(cost, row + 1, used, pairs);
    for (int j = 0; j < used.length; j++) {
      if (!used[j]) {
        used[j] = true;
        best = Math.min(best, cost[row][j] + least(cost, row + 1, used, pairs - 1));
        used[j] = false;
      }
    }
    return best;
  }
}
