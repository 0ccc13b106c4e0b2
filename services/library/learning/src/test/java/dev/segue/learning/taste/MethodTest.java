package dev.segue.learning.taste;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MethodTest {

  private static final long SEED = 5;

  @ParameterizedTest
  @EnumSource
  void shouldSeparateWhatALineSeparates(Method.Kind kind) {
    Scores scores = CrossValidation.of(ToyRows.separable(300, SEED), quick(kind), 5, 1);
    assertThat(scores.accuracy()).as("seed %d: %s", SEED, scores).isGreaterThan(0.9);
    assertThat(scores.auc()).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SGD")
  void shouldSeeWhatNoLineSeparates(Method.Kind kind) {
    Scores scores = CrossValidation.of(ToyRows.exclusiveOr(400, SEED), quick(kind), 5, 1);
    assertThat(scores.accuracy()).as("seed %d: %s", SEED, scores).isGreaterThan(0.85);
  }

  @Test
  void shouldNotClaimMoreOfALinearMethodThanItCan() {
    Scores scores =
        CrossValidation.of(ToyRows.exclusiveOr(400, SEED), Method.Kind.SGD.standard(), 5, 1);
    assertThat(scores.accuracy()).isBetween(0.35, 0.65);
  }

  @ParameterizedTest
  @EnumSource
  void shouldGiveTheSameForTheSameSeedAndProbabilitiesOnly(Method.Kind kind) {
    RatedRows rows = ToyRows.exclusiveOr(120, SEED);
    Classifier once = quick(kind).train(rows, 3);
    Classifier twice = quick(kind).train(rows, 3);
    Random random = new Random(SEED);
    for (int i = 0; i < 50; i++) {
      double[] row = {random.nextDouble() * 2 - 0.5, i % 5 == 0 ? Double.NaN : random.nextDouble()};
      double probability = once.probability(row);
      assertThat(probability).isBetween(0.0, 1.0).isEqualTo(twice.probability(row));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTryItsStandardFirst(Method.Kind kind) {
    assertThat(kind.grid()).startsWith(kind.standard()).doesNotHaveDuplicates();
    assertThat(kind.grid()).allSatisfy(method -> assertThat(method.kind()).isEqualTo(kind));
  }

  /** The standard, but with fewer trees. */
  private static Method quick(Method.Kind kind) {
    return kind == Method.Kind.RANDOM_FOREST ? new Method.Forest(40, 0.9, 1) : kind.standard();
  }
}
