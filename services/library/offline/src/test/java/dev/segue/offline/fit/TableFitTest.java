package dev.segue.offline.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.factorize.Solver;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.Tables;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableFitTest {

  private static final long SEED = 11;

  @Test
  void shouldSayTheErrorOfItsFactors() {
    OfflineTable table = Tables.random(80, SEED);
    TableFit fit = TableFit.onSample(table, Recipe.classic().withRank(RankRule.fixed(3)));
    Placement placement = Placement.of(table.rows(), fit.model());

    double squares = 0;
    double norm = 0;
    double[] v = new double[fit.model().transform().size()];
    for (int row = 0; row < table.rows().size(); row++) {
      fit.model().transform().apply(table.rows().get(row).features(), v);
      for (int j = 0; j < v.length; j++) {
        double product = 0;
        for (int i = 0; i < 3; i++) {
          product += placement.weight(row, i) * fit.model().components().get(i).weight(j);
        }
        squares += (v[j] - product) * (v[j] - product);
        norm += v[j] * v[j];
      }
    }
    assertThat(placement.error()).as("seed %d", SEED).isCloseTo(Math.sqrt(squares), offset(1e-12));
    assertThat(placement.relativeError()).isCloseTo(Math.sqrt(squares / norm), offset(1e-12));
    // The solver stops near the optimum of W, and no W is better than the one rows are placed at.
    assertThat(fit.error()).isBetween(placement.error(), placement.error() * 1.001);
    assertThat(fit.error()).isCloseTo(fit.model().relativeError() * Math.sqrt(norm), offset(1e-12));
    assertThat(fit.isSampled()).isFalse();
  }

  @Test
  void shouldFitWithEverySolver() {
    OfflineTable table = Tables.random(200, SEED);
    Recipe recipe = Recipe.classic().withRank(RankRule.fixed(3));
    double best = TableFit.onSample(table, recipe).error();

    for (Solver solver : Solver.values()) {
      TableFit fit = TableFit.onSample(table, recipe.withSolver(solver));
      assertThat(fit.error()).as("%s, seed %d", solver, SEED).isBetween(best * 0.97, best * 1.1);
      assertThat(fit.iterations()).isPositive();
    }
  }

  @Test
  void shouldCountEachRowInOneCategory() {
    OfflineTable table = Tables.random(200, SEED);
    TableFit fit = TableFit.onSample(table, Recipe.tuned());
    Placement placement = Placement.of(table.rows(), fit.model());

    int counted = 0;
    for (int i = 0; i < fit.model().rank(); i++) {
      counted += placement.count(i);
    }
    assertThat(counted).as("seed %d", SEED).isEqualTo(200);
    for (int row = 0; row < 200; row++) {
      assertThat(placement.share(row)).isBetween(1.0 / fit.model().rank(), 1.0);
    }
  }

  @Test
  void shouldFitOnASampleOnlyWhereTheStreamWould() {
    OfflineTable table = Tables.random(9_000, SEED);
    Recipe recipe = Recipe.classic().withRank(RankRule.fixed(2));

    TableFit sampled = TableFit.onSample(table, recipe);
    assertThat(sampled.model().sampleSize()).isEqualTo(TableFit.SAMPLE_SIZE);
    assertThat(sampled.isSampled()).isTrue();
    assertThat(TableFit.onAllRows(table, recipe).model().sampleSize()).isEqualTo(9_000);
  }

  @Test
  void shouldSayThatSoManyComponentsAreTooMany() {
    OfflineTable table = Tables.random(80, SEED);

    assertThatThrownBy(() -> TableFit.onSample(table, Recipe.classic().withRank(RankRule.fixed(6))))
        .isInstanceOf(NothingToFitException.class)
        .hasMessage(
            "6 components are too many for stdin: with 6 features that vary and 80 rows, at most 5.");
  }

  @Test
  void shouldSayThatNothingVaries() {
    OfflineTable table = Tables.of("id,energy\na,0.5\nb,0.5\n", false);

    assertThatThrownBy(() -> TableFit.onSample(table, Recipe.classic()))
        .isInstanceOf(NothingToFitException.class)
        .hasMessageContaining("nothing to fit");
  }

  @Test
  void shouldTakeTheStepsOfTheReference() throws Exception {
    JsonNode cases =
        new ObjectMapper()
            .readTree(Tables.sharedFile("oracles/sklearn_nmf_synth.json").toFile())
            .get("cases");
    for (JsonNode expected : cases) {
      String data = expected.get("data").asText();
      int k = expected.get("k").asInt();
      // What stands beside: H for these; 14 components would be a copy of 14 features.
      if (List.of(4, 7, 10).contains(k)) {
        assertSameAs(expected, data, k);
      }
    }
  }

  private static void assertSameAs(JsonNode expected, String data, int k) {
    OfflineTable table = Tables.oracle(data);
    TableFit fit = TableFit.onSample(table, Recipe.classic().withRank(RankRule.fixed(k)));
    String where = data + ", k = " + k;

    assertThat(fit.iterations()).as(where).isEqualTo(expected.get("n_iter").asInt());
    assertThat(fit.error()).as(where).isCloseTo(expected.get("err").asDouble(), offset(1e-8));
    double[][] h = Tables.numbers("oracles/" + data + "_k" + k + "_H.csv");
    double largest = Arrays.stream(h).flatMapToDouble(Arrays::stream).max().orElseThrow();
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < h[i].length; j++) {
        assertThat(fit.model().components().get(i).weight(j))
            .as("%s, H[%d][%d]", where, i, j)
            .isCloseTo(h[i][j], offset(1e-9 * largest));
      }
    }
    if (data.equals("synth300") || k == 7) {
      assertPlaced(table, fit, "oracles/" + data + "_k" + k + "_Wnnls_exact.csv");
    }
  }

  private static void assertPlaced(OfflineTable table, TableFit fit, String exact) {
    Placement placement = Placement.of(table.rows(), fit.model());
    double[][] w = Tables.numbers(exact);
    for (int row = 0; row < w.length; row++) {
      for (int i = 0; i < w[row].length; i++) {
        assertThat(placement.weight(row, i))
            .as("%s, row %d", exact, row)
            .isCloseTo(w[row][i], offset(1e-9));
      }
    }
  }

  @Test
  void shouldReachTheReferenceOnTheRealTable() {
    OfflineTable table = Tables.shared("tidytuesday/spotify_songs.csv", true);
    TableFit fit = TableFit.onAllRows(table, Recipe.classic());

    assertThat(fit.model().sampleSize()).isEqualTo(32_833);
    assertThat(fit.iterations()).isEqualTo(553);
    assertThat(fit.error()).isCloseTo(53.58951, offset(1e-4));
  }
}
