package dev.segue.offline.fit;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.ModelFitter;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.offline.OfflineTable;
import java.util.List;

/**
 * A recipe fitted to a table, afresh, by the code with which the stream's learner settles a model.
 *
 * @param table what it was fitted to
 * @param recipe how
 * @param model the result
 * @param iterations how many turns the solver made
 * @param error ||V - W H|| with the W that the solver stopped at, Frobenius norm, over the rows it
 *     was fitted on and what is not missing in them
 */
public record TableFit(
    OfflineTable table, Recipe recipe, FactorModel model, int iterations, double error) {

  /** How many rows the stream's learner fits on at most, unless its settings say otherwise. */
  public static final int SAMPLE_SIZE = 8_192;

  /**
   * Fits on the rows that the stream's learner would have in its sample: all of a table of up to
   * {@value #SAMPLE_SIZE} tracks, else those with the smallest hashes. Ranges are those of the
   * whole table.
   *
   * @throws NothingToFitException if there is nothing to fit
   */
  public static TableFit onSample(OfflineTable table, Recipe recipe) {
    return fit(table, recipe, table.sample(SAMPLE_SIZE));
  }

  /**
   * Fits on every row, in the order of the table.
   *
   * @throws NothingToFitException if there is nothing to fit
   */
  public static TableFit onAllRows(OfflineTable table, Recipe recipe) {
    return fit(table, recipe, table.entries());
  }

  private static TableFit fit(OfflineTable table, Recipe recipe, List<Entry> rows) {
    ModelFitter.Fit fit = ModelFitter.settle(recipe, rows, table.totals(), null, 0);
    FactorModel model = fit.model().orElseThrow(() -> new NothingToFitException(fit.sentence()));
    int wanted = recipe.rank().fixed();
    if (model.rank() < wanted) {
      throw new NothingToFitException(
          "%d components are too many for %s: with %d features that vary and %d rows, at most %d."
              .formatted(
                  wanted, table.name(), varying(rows, model), model.sampleSize(), model.rank()));
    }
    return new TableFit(
        table, recipe, model, fit.iterations(), model.relativeError() * norm(rows, model));
  }

  /** Number of columns of V that are not all zero. */
  private static int varying(List<Entry> rows, FactorModel model) {
    double[] v = new double[model.transform().size()];
    boolean[] varies = new boolean[v.length];
    int count = 0;
    for (Entry entry : rows) {
      model.transform().apply(entry.row(), v);
      for (int j = 0; j < v.length; j++) {
        if (v[j] > 0 && !varies[j]) {
          varies[j] = true;
          count++;
        }
      }
    }
    return count;
  }

  /** ||V|| of some rows, Frobenius norm, over what is not missing. */
  public static double norm(List<Entry> rows, FactorModel model) {
    double[] v = new double[model.transform().size()];
    double squares = 0;
    for (Entry entry : rows) {
      model.transform().apply(entry.row(), v);
      for (double value : v) {
        squares += Double.isNaN(value) ? 0 : value * value;
      }
    }
    return Math.sqrt(squares);
  }

  /** Whether some rows of the table were not fitted on, because they are not in the sample. */
  public boolean isSampled() {
    return model.sampleSize() < table.rows().size();
  }
}
