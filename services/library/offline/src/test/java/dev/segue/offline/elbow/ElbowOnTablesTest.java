package dev.segue.offline.elbow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.factorize.CoordinateDescent;
import dev.segue.engine.factorize.Elbow;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.ModelFitter;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.Tables;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The curve beside what scikit-learn's default iteration finds, on every table there is. */
class ElbowOnTablesTest {
  private static final int ROWS = 700;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "like-dislike-2017/data.csv",
        "tracks-2000s/spotify_tracks.csv",
        "thinkr-metal-2.8k/tracks.csv",
        "theeho-6.6k/spotify_tracksV2.csv",
        "phylanxy-22k/features.csv",
        "tidytuesday/spotify_songs.csv"
      })
  void shouldNotOverstateTheErrorOfAnyNumberOfComponents(String name) {
    OfflineTable table = Tables.shared(name, false);
    Recipe classic = Recipe.classic();
    List<Entry> rows = table.sample(ROWS);
    Elbow elbow = Elbow.of(classic, rows, table.totals(), TableElbow.MOST);
    DMatrixRMaj v = scaled(table, classic, rows);
    for (Elbow.Point point : elbow.points()) {
      double reference = CoordinateDescent.standard().fit(v, point.components()).relativeError();
      assertThat(point.relativeError())
          .as("%s, %d components", name, point.components())
          .isLessThanOrEqualTo(1.005 * reference)
          .isGreaterThanOrEqualTo(point.bound() - 1e-6);
    }
  }

  private static DMatrixRMaj scaled(OfflineTable table, Recipe recipe, List<Entry> rows) {
    FactorModel model =
        ModelFitter.settle(recipe.withRank(RankRule.fixed(2)), rows, table.totals(), null, 0)
            .model()
            .orElseThrow();
    DMatrixRMaj v = new DMatrixRMaj(rows.size(), model.transform().size());
    double[] row = new double[v.numCols];
    for (int i = 0; i < rows.size(); i++) {
      model.transform().apply(rows.get(i).row(), row);
      for (int j = 0; j < v.numCols; j++) {
        v.set(i, j, Double.isNaN(row[j]) ? 0 : row[j]);
      }
    }
    return v;
  }
}
