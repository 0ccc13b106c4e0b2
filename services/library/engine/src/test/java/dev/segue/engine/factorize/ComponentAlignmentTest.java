package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.scale.FeatureScaling;
import dev.segue.engine.scale.FeatureTransform;
import dev.segue.engine.track.Feature;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComponentAlignmentTest {

  private static final long SEED = 23;
  private static final FeatureTransform TRANSFORM =
      new FeatureTransform(
          List.of(
              FeatureScaling.minMax(Feature.ENERGY, 0, 1),
              FeatureScaling.minMax(Feature.LOUDNESS, 0, 1),
              FeatureScaling.minMax(Feature.TEMPO, 0, 1)));

  @Test
  void shouldOrderAFirstModelByContributionAndNameItByTheStrongest() {
    // The second contributes most: 3 * 2; then the third: 1 * 2; then the first: 1 * 1.
    List<Component> components =
        align(new double[][] {{1, 3, 1}}, null, row(1, 0.2, 0), row(2, 0.5, 0), row(0, 0, 2));
    assertThat(components).extracting(Component::id).containsExactly(1, 2, 3);
    assertThat(components)
        .extracting(Component::name)
        .containsExactly("energy", "tempo", "energy/loudness");
  }

  @Test
  void shouldKeepIdentityNameAndPlaceUnderPermutationAndScale() {
    List<Component> before =
        align(new double[][] {{3, 2, 1}}, null, row(1, 0.2, 0), row(0, 1, 0.1), row(0, 0, 2));
    List<Component> after =
        align(new double[][] {{9, 1, 1}}, before, row(0, 0.1, 7), row(3, 0.5, 0), row(0, 5, 0.4));
    assertThat(after).extracting(Component::id).containsExactly(1, 2, 3);
    assertThat(after)
        .extracting(Component::name)
        .containsExactlyElementsOf(before.stream().map(Component::name).toList());
    assertThat(after.get(2).weights()).containsExactly(0, 0.1, 7);
  }

  @Test
  void shouldGiveANewIdentityToWhatIsNotTheSame() {
    List<Component> before = align(new double[][] {{2, 1}}, null, row(1, 0, 0), row(0, 0, 2));
    List<Component> after = align(new double[][] {{2, 1}}, before, row(1, 1, 0), row(0, 0, 2));
    assertThat(after).extracting(Component::id).containsExactly(3, 2);
    assertThat(after).extracting(Component::name).containsExactly("energy", "tempo");
  }

  @Test
  void shouldNameEvenWhatHasNoWeights() {
    List<Component> components =
        align(new double[][] {{1, 1, 1}}, null, row(0, 0, 0), row(1, 0, 0), row(1, 0, 0));
    assertThat(new HashSet<>(components.stream().map(Component::name).toList()))
        .isEqualTo(Set.of("energy", "energy/2", "unused/3"));
  }

  @Test
  void shouldFindTheCheapestOfAllAssignments() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < 200; trial++) {
      int n = 1 + random.nextInt(6);
      double[][] cost = new double[n][n];
      for (double[] line : cost) {
        Arrays.setAll(line, j -> random.nextInt(20) - 10);
      }
      int[] assigned = Assignment.cheapest(cost);
      assertThat(IntStream.of(assigned).distinct().count()).isEqualTo(n);
      double total = IntStream.range(0, n).mapToDouble(i -> cost[i][assigned[i]]).sum();
      assertThat(total).as("seed %d, trial %d", SEED, trial).isEqualTo(best(cost, 0, 0));
    }
  }

  private static double best(double[][] cost, int row, int used) {
    if (row == cost.length) {
      return 0;
    }
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < cost.length; j++) {
      if ((used >> j & 1) == 0) {
        least = Math.min(least, cost[row][j] + best(cost, row + 1, used | 1 << j));
      }
    }
    return least;
  }

  private static List<Component> align(
      double[][] w, @Nullable List<Component> before, double[]... h) {
    Factorization fit = new Factorization(new DMatrixRMaj(w), new DMatrixRMaj(h), 0, 1);
    FactorModel previous =
        before == null
            ? null
            : new FactorModel("m", 1, TRANSFORM, before, Similarity.COSINE, 0, 1, 1, 0, "", false);
    return ComponentAlignment.components(
        fit, TRANSFORM, ComponentScale.AS_SOLVED, previous, FitTable.Order.LASTING);
  }

  private static double[] row(double... weights) {
    return weights;
  }
}
