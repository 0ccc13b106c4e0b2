package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.RandomVectors;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that state fewer features than there are components must not bend the components. */
class SparseRowsTest {
  private static final long SEED = 61;

  @ParameterizedTest
  @ValueSource(ints = {7, 60, 200})
  void shouldFitTheRealTableAsWellWithAFewSparseRowsAsWithout(int sparse) {
    List<Entry> rows = new ArrayList<>(RealTable.tracks().subList(0, 4_000));
    assertSparseRowsDoNoHarm(rows, sparse);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 60, 200})
  void shouldFitAnInventedCatalogueAsWellWithAFewSparseRowsAsWithout(int sparse) {
    RandomVectors vectors = new RandomVectors(SEED, 0);
    List<Entry> rows = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      rows.add(Entry.of("track-" + i, vectors.next()));
    }
    assertSparseRowsDoNoHarm(rows, sparse);
  }

  private static void assertSparseRowsDoNoHarm(List<Entry> rows, int sparse) {
    List<Entry> more = new ArrayList<>(rows);
    List<Feature> features = present(rows);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < sparse; i++) {
      FeatureVector.Builder row = FeatureVector.builder();
      for (int stated = 1 + random.nextInt(3); stated > 0; stated--) {
        row.canonical(features.get(random.nextInt(features.size())), random.nextDouble());
      }
      more.add(Entry.of("by-hand-" + i, row.build()));
    }
    FitTable without = table(rows);
    for (int k : new int[] {10, 11}) {
      double error = Solver.ALTERNATING_LEAST_SQUARES.fit(without.v(), k).relativeError();
      DMatrixRMaj v = SampleTable.of(more, without.transform());
      Factorization fit = Solver.ALTERNATING_LEAST_SQUARES.fit(v, k);
      DMatrixRMaj w = new DMatrixRMaj(without.v().numRows, k);
      AlternatingLeastSquares.solveRows(without.v(), fit.components(), w);
      assertThat(Residual.relative(without.v(), w, fit.components()))
          .as("%d components, %d sparse rows, seed %d", k, sparse, SEED)
          .isLessThanOrEqualTo(1.01 * error);
    }
  }

  private static List<Feature> present(List<Entry> rows) {
    return List.of(Feature.values()).stream().filter(rows.get(0).row()::has).toList();
  }

  @Test
  void shouldPlaceARowOfOneFeatureWhereItExplainsThatFeatureAndLittleElse() {
    double[] h = {
      1, 1e-4, 0, // hardly concerns the second feature: a thousand of it would explain it
      0, 1, 0.2, 0.3, 0, 1
    };
    RowSolver solver = new RowSolver(h, 3, 3);
    double[] w = new double[3];
    solver.solve(new double[] {Double.NaN, 0.8, Double.NaN}, 0, w, 0);
    assertThat(w[0] * h[1] + w[1] * h[4]).isBetween(0.79, 0.81);
    assertThat(w[0]).isLessThan(0.1);
    assertThat(w[1]).isBetween(0.75, 0.85);
  }

  @Test
  void shouldNeverLeaveAnErrorAboveOne() {
    RandomVectors vectors = new RandomVectors(SEED, 0.6);
    List<Entry> rows = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      rows.add(Entry.of("track-" + i, vectors.next()));
    }
    FitTable table = table(rows);
    for (int k = 2; k <= table.most(); k++) {
      assertThat(Solver.ALTERNATING_LEAST_SQUARES.fit(table.v(), k).relativeError())
          .as("%d components", k)
          .isBetween(0.0, 1.0);
    }
  }

  private static FitTable table(List<Entry> rows) {
    Catalogue catalogue = new Catalogue(SEED, rows.size()).addAll(rows);
    return FitTable.of(Recipe.tuned(), rows, catalogue.totals);
  }
}
