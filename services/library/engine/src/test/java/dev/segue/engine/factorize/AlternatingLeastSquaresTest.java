package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.SharedFiles;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlternatingLeastSquaresTest {

  private static final long SEED = 19;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.2})
  void shouldNeverRaiseTheLoss(double missing) {
    DMatrixRMaj v = RandomMatrices.withHoles(SEED, RandomMatrices.dense(SEED, 300, 12), missing);
    double before = Double.POSITIVE_INFINITY;
    for (int turns = 1; turns < 40; turns++) {
      Factorization fit = new AlternatingLeastSquares(turns, 0).fit(v, 5);
      assertThat(fit.relativeError())
          .as("seed %d, turn %d", SEED, turns)
          .isLessThanOrEqualTo(before + 1e-12);
      before = fit.relativeError();
    }
  }

  @Test
  void shouldRecoverAProductOfTwoFactors() {
    DMatrixRMaj v = RandomMatrices.product(SEED, 200, 12, 4);
    Factorization fit = new AlternatingLeastSquares(5_000, 0).fit(v, 4);
    assertThat(fit.relativeError()).isLessThan(1e-6);
  }

  @Test
  void shouldFillTheHolesOfAProduct() {
    DMatrixRMaj full = RandomMatrices.product(SEED, 400, 12, 3);
    DMatrixRMaj holed = RandomMatrices.withHoles(SEED, full, 0.15);
    Factorization fit = new AlternatingLeastSquares(10_000, 0).fit(holed, 3);
    DMatrixRMaj w = fit.loadings();
    assertThat(Residual.relative(full, w, fit.components()))
        .as("error on what it was not shown too, seed %d", SEED)
        .isLessThan(1e-3);
  }

  @Test
  void shouldReturnComponentsOfLengthOne() {
    Factorization fit = AlternatingLeastSquares.cold().fit(RandomMatrices.dense(SEED, 200, 12), 5);
    for (int i = 0; i < fit.rank(); i++) {
      double squares = 0;
      for (int j = 0; j < fit.features(); j++) {
        squares += fit.h(i, j) * fit.h(i, j);
      }
      assertThat(squares).as("component %d, seed %d", i, SEED).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void shouldHaveRowsThatAreBestForItsComponents() {
    DMatrixRMaj v = RandomMatrices.dense(SEED, 100, 10);
    Factorization fit = AlternatingLeastSquares.cold().fit(v, 4);
    DMatrixRMaj w = new DMatrixRMaj(100, 4);
    AlternatingLeastSquares.solveRows(v, fit.components(), w);
    assertThat(w.data).containsExactly(fit.loadings().data, within(1e-10));
  }

  @Test
  void shouldStayWhereItIsWhenItHasConverged() {
    DMatrixRMaj v = RandomMatrices.dense(SEED, 300, 12);
    Factorization cold = new AlternatingLeastSquares(2_000, 1e-10).fit(v, 5);
    Factorization warm = AlternatingLeastSquares.refresh().fit(v, cold.components());
    assertThat(warm.iterations()).isLessThanOrEqualTo(2);
    assertThat(warm.relativeError()).isCloseTo(cold.relativeError(), within(1e-7));
  }

  /** Second algorithm: each may end in its own valley, but not in a much higher one. */
  @ParameterizedTest
  @ValueSource(ints = {2, 4, 7, 10})
  void shouldReachTheErrorOfTheReference(int k) {
    DMatrixRMaj v = SharedFiles.matrix("synth2000_V.csv");
    double descent = CoordinateDescent.standard().fit(v, k).relativeError();
    assertThat(AlternatingLeastSquares.cold().fit(v, k).relativeError())
        .isLessThan(1.002 * descent);
  }

  @Test
  void shouldLowerTheLossByMultiplicationToo() {
    DMatrixRMaj v = RandomMatrices.dense(SEED, 200, 12);
    Nndsvd start = Nndsvd.of(v, 5);
    double before = Residual.squared(v, start.w(), start.h());
    for (int turn = 0; turn < 200; turn++) {
      MultiplicativeUpdate.step(v, start.w(), start.h());
      double loss = Residual.squared(v, start.w(), start.h());
      assertThat(loss).as("seed %d, turn %d", SEED, turn).isLessThanOrEqualTo(before + 1e-10);
      before = loss;
    }
    double multiplied = new MultiplicativeUpdate(5_000, 1e-8).fit(v, 5).relativeError();
    double best = new AlternatingLeastSquares(1_000, 1e-8).fit(v, 5).relativeError();
    assertThat(multiplied).isCloseTo(best, within(0.02 * best));
    assertThat(MultiplicativeUpdate.standard().fit(v, 5).relativeError())
        .isCloseTo(best, within(0.04 * best));
  }

  @Test
  void shouldStartWithoutZeros() {
    DMatrixRMaj v = RandomMatrices.sparse(SEED, 50, 8);
    Nndsvd start = Nndsvd.of(v, 8);
    for (double value : start.h().data) {
      assertThat(value).isPositive().isFinite();
    }
    for (double value : start.w().data) {
      assertThat(value).isPositive().isFinite();
    }
  }
}
