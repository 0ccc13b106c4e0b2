package dev.segue.learning.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KMeansTest {

  private static final long SEED = 20261121;

  @Test
  void shouldFindSeparateHeaps() {
    double[][] middles = {{0, 0}, {10, 0}, {0, 10}, {10, 10}};
    double[][] rows = heaps(middles, 50, new Random(SEED));

    Clustering found = KMeans.fit(rows, 4, 1);

    assertThat(found.sizes()).containsOnly(50);
    for (double[] middle : middles) {
      double[] centre = found.centre(found.nearest(middle));
      assertThat(centre[0]).isCloseTo(middle[0], within(0.5));
      assertThat(centre[1]).isCloseTo(middle[1], within(0.5));
    }
  }

  @Test
  void shouldHoldToItsDefinition() {
    double[][] rows = uniform(500, 3, new Random(SEED));

    Clustering found = KMeans.fit(rows, 7, 5);

    double inertia = 0;
    double[][] sums = new double[7][3];
    for (int i = 0; i < rows.length; i++) {
      assertThat(found.clusterOf(i))
          .as("row %d, seed %d", i, SEED)
          .isEqualTo(found.nearest(rows[i]));
      double[] centre = found.centre(found.clusterOf(i));
      for (int j = 0; j < 3; j++) {
        inertia += (rows[i][j] - centre[j]) * (rows[i][j] - centre[j]);
        sums[found.clusterOf(i)][j] += rows[i][j];
      }
    }
    assertThat(found.inertia()).isCloseTo(inertia, within(1e-9));
    int[] sizes = found.sizes();
    for (int c = 0; c < 7; c++) {
      for (int j = 0; j < 3; j++) {
        assertThat(found.centre(c)[j]).isCloseTo(sums[c][j] / sizes[c], within(1e-12));
      }
    }
  }

  @Test
  void shouldGiveTheSameForTheSameSeedAndLeaveTheRowsAlone() {
    double[][] rows = uniform(300, 4, new Random(SEED));
    double[][] before = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);

    Clustering once = KMeans.fit(rows, 6, 9);
    Clustering twice = KMeans.fit(rows, 6, 9);

    assertThat(once.centres()).isDeepEqualTo(twice.centres());
    assertThat(once.assignment()).isEqualTo(twice.assignment());
    assertThat(rows).isDeepEqualTo(before);
  }

  @Test
  void shouldNeverEndWorseThanItsWarmStart() {
    Random random = new Random(SEED);
    double[][] rows = uniform(400, 5, random);
    Clustering first = KMeans.fit(rows, 5, 3);
    for (double[] row : rows) {
      row[0] += 0.1 * random.nextDouble();
    }
    double unmoved = 0;
    for (double[] row : rows) {
      unmoved += KMeans.squaredDistance(first.centre(first.nearest(row)), row);
    }

    Clustering second = KMeans.refit(rows, first);

    assertThat(second.inertia()).isLessThanOrEqualTo(unmoved);
    assertThat(second.size()).isEqualTo(5);
  }

  @Test
  void shouldStayWhereItIsWhenNothingChanged() {
    double[][] rows = uniform(400, 5, new Random(SEED));
    Clustering first = KMeans.fit(rows, 5, 3);

    Clustering second = KMeans.refit(rows, first);

    assertThat(second.assignment()).isEqualTo(first.assignment());
    assertThat(second.centres()).isDeepEqualTo(first.centres());
    assertThat(second.steps()).isLessThanOrEqualTo(1);
  }

  @Test
  void shouldKeepIdentitiesWhenFittedFromScratch() {
    double[][] middles = {{0, 0}, {10, 0}, {0, 10}, {10, 10}, {5, 5}};
    Random random = new Random(SEED);
    Clustering first = KMeans.fit(heaps(middles, 40, random), 5, 1);

    for (long seed = 2; seed < 8; seed++) {
      Clustering second =
          KMeans.fit(heaps(middles, 30, random), 5, seed).keepingIdentitiesOf(first);
      for (double[] middle : middles) {
        assertThat(second.id(second.nearest(middle)))
            .as("seed %d", seed)
            .isEqualTo(first.id(first.nearest(middle)));
      }
    }
  }

  @Test
  void shouldGiveNewIdsToNewClustersAndForgetLostOnes() {
    double[][] middles = {{0, 0}, {10, 0}, {0, 10}};
    Random random = new Random(SEED);
    Clustering three = KMeans.fit(heaps(middles, 40, random), 3, 1);
    double[][] two = {{10, 0}, {0, 10}};
    double[][] four = {{10, 0}, {0, 10}, {0, 0}, {30, 30}};

    Clustering fewer = KMeans.fit(heaps(two, 40, random), 2, 1).keepingIdentitiesOf(three);
    Clustering more = KMeans.fit(heaps(four, 40, random), 4, 1).keepingIdentitiesOf(three);

    assertThat(fewer.id(fewer.nearest(two[0]))).isEqualTo(three.id(three.nearest(two[0])));
    assertThat(fewer.id(fewer.nearest(two[1]))).isEqualTo(three.id(three.nearest(two[1])));
    assertThat(more.id(more.nearest(four[2]))).isEqualTo(three.id(three.nearest(four[2])));
    assertThat(more.id(more.nearest(four[3]))).isEqualTo(3);
  }

  @Test
  void shouldHaveNoMoreClustersThanDifferentRows() {
    double[][] rows = {{1, 2}, {1, 2}, {3, 4}};

    assertThat(KMeans.fit(rows, 5, 1).size()).isEqualTo(2);
    assertThat(KMeans.fit(new double[][] {{1, 1}, {1, 1}}, 3, 1).size()).isEqualTo(1);
    assertThat(KMeans.fit(rows, 5, 1).inertia()).isZero();
  }

  @Test
  void shouldFillAClusterThatNoRowIsNearestTo() {
    double[][] rows = {{0}, {1}, {2}, {10}};

    Clustering found = KMeans.lloydFrom(rows, new double[][] {{1}, {5}, {1_000}});

    assertThat(found.sizes()).doesNotContain(0);
    assertThat(found.size()).isEqualTo(3);
  }

  @Test
  void shouldSayWhatIsWrongWithRows() {
    assertThatThrownBy(() -> KMeans.fit(new double[0][], 2, 1)).hasMessageContaining("one row");
    assertThatThrownBy(() -> KMeans.fit(new double[][] {{1}}, 0, 1))
        .hasMessageContaining("one cluster");
    assertThatThrownBy(() -> KMeans.fit(new double[][] {{1, 2}, {1}}, 1, 1))
        .hasMessageContaining("Row 1 has 1 values");
    assertThatThrownBy(() -> KMeans.fit(new double[][] {{Double.NaN}}, 1, 1))
        .hasMessageContaining("not a finite number");
  }

  static double[][] heaps(double[][] middles, int each, Random random) {
    double[][] rows = new double[middles.length * each][];
    for (int i = 0; i < rows.length; i++) {
      double[] row = middles[i % middles.length].clone();
      for (int j = 0; j < row.length; j++) {
        row[j] += random.nextGaussian() * 0.5;
      }
      rows[i] = row;
    }
    return rows;
  }

  private static double[][] uniform(int n, int columns, Random random) {
    double[][] rows = new double[n][columns];
    for (double[] row : rows) {
      Arrays.setAll(row, j -> random.nextDouble());
    }
    return rows;
  }
}
