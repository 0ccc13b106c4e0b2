package dev.segue.offline.elbow;

import dev.segue.engine.factorize.Elbow;
import dev.segue.engine.factorize.ModelFitter;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.factorize.Solver;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.fit.NothingToFitException;
import dev.segue.offline.fit.TableFit;
import java.util.List;

/**
 * The elbow curve of a recipe on a table.
 *
 * @param table what it was made of
 * @param recipe how features are read
 * @param rows how many rows were used
 * @param norm ||V|| of these rows: what a relative error is multiplied with to get the error that
 *     the published curve shows
 * @param elbow the curve
 */
public record TableElbow(OfflineTable table, Recipe recipe, int rows, double norm, Elbow elbow) {

  /** The greatest number of components that is tried. */
  public static final int MOST = 14;

  /**
   * Fits every number of components from 2 on.
   *
   * @param allRows whether on every row, or else on the stream's sample
   * @throws NothingToFitException if the table is too small for a choice
   */
  public static TableElbow of(OfflineTable table, Recipe recipe, boolean allRows) {
    List<Entry> rows = allRows ? table.entries() : table.sample(TableFit.SAMPLE_SIZE);
    FeatureTotals totals = table.totals();
    Elbow elbow = Elbow.of(recipe, rows, totals, MOST);
    if (elbow.points().isEmpty()) {
      throw new NothingToFitException(elbow.sentence());
    }
    return new TableElbow(table, recipe, rows.size(), norm(recipe, rows, totals), elbow);
  }

  /** The scaling does not depend on the number of components, so the cheapest fit tells it. */
  private static double norm(Recipe recipe, List<Entry> rows, FeatureTotals totals) {
    Recipe cheap = recipe.withRank(RankRule.fixed(1)).withSolver(Solver.ALTERNATING_LEAST_SQUARES);
    return ModelFitter.settle(cheap, rows, totals, null, 0)
        .model()
        .map(model -> TableFit.norm(rows, model))
        .orElse(0.0);
  }

  /** ||V - W H|| of a point, as the published curve shows it. */
  public double error(Elbow.Point point) {
    return point.relativeError() * norm;
  }
}
