package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.engine.SharedFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class CoordinateDescentTest {

  private static final long SEED = 5;

  @Test
  void shouldLowerTheLossWithEveryTurn() {
    DMatrixRMaj v = random(60, 10);
    double before = Double.POSITIVE_INFINITY;
    for (int turns = 1; turns < 40; turns++) {
      double error = new CoordinateDescent(turns, 0).fit(v, 4).relativeError();
      assertThat(error).as("seed %d, turn %d", SEED, turns).isLessThanOrEqualTo(before + 1e-14);
      before = error;
    }
  }

  @Test
  void shouldRecoverAProductOfTwoFactors() {
    DMatrixRMaj w = random(80, 3);
    DMatrixRMaj h = random(3, 9);
    DMatrixRMaj v = new DMatrixRMaj(80, 9);
    CommonOps_DDRM.mult(w, h, v);
    assertThat(new CoordinateDescent(20_000, 1e-9).fit(v, 3).relativeError()).isLessThan(1e-4);
  }

  @Test
  void shouldTakeTheStepsOfTheReference() {
    for (JsonNode expected : SharedFiles.json("sklearn_nmf_synth.json").get("cases")) {
      String data = expected.get("data").asText();
      int k = expected.get("k").asInt();
      DMatrixRMaj v = SharedFiles.matrix(data + "_V.csv");
      Factorization fit = CoordinateDescent.standard().fit(v, k);
      String where = data + " at k = " + k;
      assertThat(fit.iterations()).as(where).isEqualTo(expected.get("n_iter").asInt());
      double error = fit.relativeError() * Math.sqrt(Residual.squaredNorm(v));
      assertThat(error).as(where).isCloseTo(expected.get("err").asDouble(), offset(1e-8));
      if (List.of(2, 4, 7, 10, 14).contains(k)) {
        // Below k = 4 the reference starts from a randomised decomposition, which is not exact.
        assertSame(fit, SharedFiles.matrix(data + "_k" + k + "_H.csv"), k < 4 ? 1e-5 : 1e-9);
      }
      assertSameNeighbours(fit, expected, where);
    }
  }

  @Test
  void shouldReachTheReferenceOnTheRealTable() {
    DMatrixRMaj v = RealTable.minMaxScaled();
    assertThat(v.numRows).isEqualTo(32_833);
    Factorization fit = CoordinateDescent.standard().fit(v, 7);
    assertThat(fit.iterations()).isEqualTo(553);
    assertThat(fit.relativeError() * Math.sqrt(Residual.squaredNorm(v)))
        .isCloseTo(53.58951, offset(1e-4));
  }

  private static void assertSame(Factorization fit, DMatrixRMaj h, double tolerance) {
    double largest = Arrays.stream(h.data).max().orElseThrow();
    for (int i = 0; i < fit.rank(); i++) {
      for (int j = 0; j < fit.features(); j++) {
        assertThat(fit.h(i, j)).isCloseTo(h.get(i, j), offset(tolerance * largest));
      }
    }
  }

  private static void assertSameNeighbours(Factorization fit, JsonNode expected, String where) {
    JsonNode lists = expected.get("top10_first20");
    for (int seed = 0; seed < lists.size(); seed++) {
      double[] scores = cosines(fit, seed);
      int self = seed;
      List<Integer> ranked =
          IntStream.range(0, fit.rows())
              .filter(row -> row != self)
              .boxed()
              .sorted(Comparator.comparingDouble(row -> -scores[row]))
              .limit(10)
              .toList();
      List<Integer> ids = new ArrayList<>();
      lists.get(seed).forEach(id -> ids.add(id.asInt()));
      for (int rank = 0; rank < 10; rank++) {
        // The same row, or one that only rounding tells from it.
        assertThat(scores[ranked.get(rank)])
            .as("%s, row %d, rank %d", where, seed, rank)
            .isCloseTo(scores[ids.get(rank)], offset(expected.get("k").asInt() < 4 ? 1e-8 : 1e-12));
      }
    }
  }

  private static double[] cosines(Factorization fit, int seed) {
    double[] scores = new double[fit.rows()];
    for (int row = 0; row < fit.rows(); row++) {
      double dot = 0;
      double mine = 0;
      double its = 0;
      for (int i = 0; i < fit.rank(); i++) {
        dot += fit.w(seed, i) * fit.w(row, i);
        mine += fit.w(seed, i) * fit.w(seed, i);
        its += fit.w(row, i) * fit.w(row, i);
      }
      scores[row] = dot == 0 ? 0 : dot / Math.sqrt(mine) / Math.sqrt(its);
    }
    return scores;
  }

  private static DMatrixRMaj random(int rows, int columns) {
    SplittableRandom random = new SplittableRandom(SEED + rows);
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    Arrays.setAll(matrix.data, at -> random.nextDouble());
    return matrix;
  }
}
