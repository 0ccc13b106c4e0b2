package dev.segue.offline.genre;

import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.genre.GenreTable;
import dev.segue.offline.OfflineRow;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.fit.Placement;
import dev.segue.offline.fit.TableFit;
import java.util.List;

/**
 * One recipe fitted to a table, with how genre labels lie in its categories.
 *
 * @param label the column the labels are from
 * @param fit the model
 * @param table genres against categories, by their places in the model
 * @param largestShare share of the largest category of all rows, also those without a label
 * @param literal the same table if a row belonged to the component with its largest entry of W:
 *     without counting how long that component's row of H is, which is chance where nothing is
 *     scaled
 */
public record TableGenres(
    String label, TableFit fit, GenreTable table, double largestShare, GenreTable literal) {

  /**
   * Fits and counts.
   *
   * @param label a column that the table was read with, or "" for the genres that the collector
   *     found, of which a row may have several
   * @param allRows whether to fit on every row, or else on the stream's sample
   * @param minTracks genres of fewer rows are left out
   * @throws dev.segue.offline.fit.NothingToFitException if there is nothing to fit
   */
  public static TableGenres of(
      OfflineTable rows, Recipe recipe, String label, boolean allRows, long minTracks) {
    TableFit fit = allRows ? TableFit.onAllRows(rows, recipe) : TableFit.onSample(rows, recipe);
    Placement placement = Placement.of(rows.rows(), fit.model());
    GenreTable.Counter counter = new GenreTable.Counter(fit.model().rank());
    GenreTable.Counter literal = new GenreTable.Counter(fit.model().rank());
    int largest = 0;
    for (int category = 0; category < fit.model().rank(); category++) {
      largest = Math.max(largest, placement.count(category));
    }
    for (int row = 0; row < placement.rows(); row++) {
      for (String genre : labels(rows.rows().get(row), label)) {
        counter.add(genre, placement.category(row));
        literal.add(genre, largestEntry(placement, row, fit.model().rank()));
      }
    }
    return new TableGenres(
        label,
        fit,
        counter.table(minTracks),
        (double) largest / placement.rows(),
        literal.table(minTracks));
  }

  /** &minus;1 where all entries are 0. */
  private static int largestEntry(Placement placement, int row, int rank) {
    int largest = -1;
    double most = 0;
    for (int component = 0; component < rank; component++) {
      if (placement.weight(row, component) > most) {
        most = placement.weight(row, component);
        largest = component;
      }
    }
    return largest;
  }

  private static List<String> labels(OfflineRow row, String label) {
    if (label.isEmpty()) {
      return row.genres();
    }
    String text = row.labels().getOrDefault(label, "");
    return text.isBlank() ? List.of() : List.of(text);
  }
}
