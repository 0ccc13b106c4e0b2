package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.engine.SharedFiles;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NonNegativeLeastSquaresTest {

  private static final long SEED = 20_261_121;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7, 10, 13, 14, 16})
  void shouldMeetTheConditionsOfTheOptimum(int k) {
    SplittableRandom random = new SplittableRandom(SEED + k);
    for (int trial = 0; trial < 20; trial++) {
      DMatrixRMaj h = randomComponents(random, k, 14);
      RowSolver solver = new RowSolver(h.data, k, 14);
      double[] w = new double[k];
      for (int row = 0; row < 200; row++) {
        double[] v = randomRow(random, 14, 0);
        solver.solve(v, 0, w, 0);
        assertOptimal(h, v, w, "seed " + SEED + ", k " + k + ", trial " + trial);
      }
    }
  }

  /** Unscaled features: durations of 200,000 beside valences of 0.5 in every component. */
  @Test
  void shouldSolveWhereColumnsAreNearlyParallel() {
    SplittableRandom random = new SplittableRandom(SEED);
    DMatrixRMaj h = new DMatrixRMaj(8, 12);
    for (int i = 0; i < 8; i++) {
      for (int j = 0; j < 12; j++) {
        h.set(i, j, random.nextDouble() * (j == 0 ? 200_000 : j == 1 ? 150 : 5));
      }
    }
    RowSolver solver = new RowSolver(h.data, 8, 12);
    double[] w = new double[8];
    for (int row = 0; row < 200; row++) {
      double[] mix = randomRow(random, 8, 0);
      double[] v = new double[12];
      double squares = 0;
      for (int j = 0; j < 12; j++) {
        for (int i = 0; i < 8; i++) {
          v[j] += mix[i] * h.get(i, j);
        }
        squares += v[j] * v[j];
      }
      solver.solve(v, 0, w, 0);
      double loss = 0;
      for (int j = 0; j < 12; j++) {
        double rest = v[j];
        for (int i = 0; i < 8; i++) {
          rest -= w[i] * h.get(i, j);
        }
        loss += rest * rest;
      }
      // The row is a mix of the components, so the least loss is 0.
      assertThat(Math.sqrt(loss / squares)).as("seed %d, row %d", SEED, row).isLessThan(1e-5);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 13})
  void shouldFitOnlyWhatIsNotMissing(int k) {
    SplittableRandom random = new SplittableRandom(SEED + k);
    DMatrixRMaj h = randomComponents(random, k, 14);
    RowSolver solver = new RowSolver(h.data, k, 14);
    double[] w = new double[k];
    for (int row = 0; row < 2_000; row++) {
      double[] v = randomRow(random, 14, 0.3);
      solver.solve(v, 0, w, 0);
      assertOptimal(h, v, w, "seed " + SEED + ", k " + k);
    }
    solver.solve(randomRow(random, 14, 1), 0, w, 0);
    assertThat(w).containsOnly(0);
  }

  @Test
  void shouldNotDependOnTheRowBefore() {
    SplittableRandom random = new SplittableRandom(SEED);
    DMatrixRMaj h = randomComponents(random, 7, 14);
    double[] v = randomRow(random, 14, 0);
    double[] fresh = new double[7];
    new RowSolver(h.data, 7, 14).solve(v, 0, fresh, 0);
    RowSolver used = new RowSolver(h.data, 7, 14);
    double[] w = new double[7];
    for (int i = 0; i < 100; i++) {
      used.solve(randomRow(random, 14, 0.1), 0, w, 0);
    }
    used.solve(v, 0, w, 0);
    assertThat(w).isEqualTo(fresh);
  }

  @Test
  void shouldStayFiniteForRepeatedAndEmptyComponents() {
    double[] row = {1, 2, 0, 1};
    double[] h = {1, 2, 0, 1, 1, 2, 0, 1, 0, 0, 0, 0};
    double[] w = new double[3];
    new RowSolver(h, 3, 4).solve(row, 0, w, 0);
    assertThat(w[0] + w[1]).isCloseTo(1, offset(1e-12));
    assertThat(w[2]).isZero();
    new RowSolver(h, 3, 4).solve(new double[4], 0, w, 0);
    assertThat(w).containsOnly(0);
  }

  @Test
  void shouldMatchTheOracleOfActiveSets() {
    for (JsonNode problem : SharedFiles.json("nnls_scipy.json")) {
      int k = problem.get("k").asInt();
      DMatrixRMaj h = matrix(problem.get("H"));
      DMatrixRMaj v = matrix(problem.get("V"));
      DMatrixRMaj expected = matrix(problem.get("W"));
      RowSolver solver = new RowSolver(h.data, k, h.numCols);
      double[] w = new double[k];
      for (int row = 0; row < v.numRows; row++) {
        double[] one = Arrays.copyOfRange(v.data, row * v.numCols, (row + 1) * v.numCols);
        solver.solve(one, 0, w, 0);
        double best = loss(h, one, Arrays.copyOfRange(expected.data, row * k, (row + 1) * k));
        assertThat(loss(h, one, w) - best)
            .as("excess of row %d at k = %d", row, k)
            .isLessThanOrEqualTo(1e-10 * squares(one));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "synth300,2",
    "synth300,4",
    "synth300,7",
    "synth300,10",
    "synth300,14",
    "synth2000,7"
  })
  void shouldMatchTheExactLoadingsOfFittedComponents(String data, int k) {
    DMatrixRMaj v = SharedFiles.matrix(data + "_V.csv");
    DMatrixRMaj h = SharedFiles.matrix(data + "_k" + k + "_H.csv");
    DMatrixRMaj expected = SharedFiles.matrix(data + "_k" + k + "_Wnnls_exact.csv");
    DMatrixRMaj w = new DMatrixRMaj(v.numRows, k);
    AlternatingLeastSquares.solveRows(v, h, w);
    double largest = Arrays.stream(expected.data).max().orElseThrow();
    for (int at = 0; at < w.getNumElements(); at++) {
      assertThat(w.data[at]).isCloseTo(expected.data[at], offset(1e-10 * largest));
    }
  }

  /** x >= 0, the gradient y >= 0, and x y = 0, each up to rounding. */
  private static void assertOptimal(DMatrixRMaj h, double[] v, double[] w, String where) {
    int m = h.numCols;
    double[] rest = new double[m];
    for (int j = 0; j < m; j++) {
      rest[j] = Double.isNaN(v[j]) ? 0 : -v[j];
      for (int i = 0; i < w.length && !Double.isNaN(v[j]); i++) {
        rest[j] += w[i] * h.get(i, j);
      }
    }
    double size = Math.sqrt(squares(v));
    for (int i = 0; i < w.length; i++) {
      double gradient = 0;
      double length = 0;
      for (int j = 0; j < m; j++) {
        gradient += h.get(i, j) * rest[j];
        length += h.get(i, j) * h.get(i, j);
      }
      double allowed = 1e-9 * Math.sqrt(length) * size;
      assertThat(w[i]).as(where).isNotNegative().isFinite();
      assertThat(gradient).as("gradient, %s", where).isGreaterThanOrEqualTo(-allowed);
      if (w[i] > 0) {
        assertThat(gradient).as("gradient within, %s", where).isLessThanOrEqualTo(allowed);
      }
    }
  }

  private static double loss(DMatrixRMaj h, double[] v, double[] w) {
    DMatrixRMaj row = new DMatrixRMaj(1, v.length, true, v);
    return Residual.squared(row, new DMatrixRMaj(1, w.length, true, w), h);
  }

  private static double squares(double[] v) {
    return Arrays.stream(v).filter(x -> !Double.isNaN(x)).map(x -> x * x).sum();
  }

  private static DMatrixRMaj randomComponents(SplittableRandom random, int k, int m) {
    DMatrixRMaj h = new DMatrixRMaj(k, m);
    for (int at = 0; at < k * m; at++) {
      h.data[at] = random.nextDouble() < 0.4 ? 0 : random.nextDouble();
    }
    return h;
  }

  private static double[] randomRow(SplittableRandom random, int m, double missing) {
    double[] v = new double[m];
    Arrays.setAll(v, j -> random.nextDouble() < missing ? Double.NaN : random.nextDouble());
    return v;
  }

  private static DMatrixRMaj matrix(JsonNode rows) {
    DMatrixRMaj matrix = new DMatrixRMaj(rows.size(), rows.get(0).size());
    int at = 0;
    for (JsonNode row : rows) {
      for (JsonNode value : row) {
        matrix.data[at++] = value.asDouble();
      }
    }
    return matrix;
  }
}
