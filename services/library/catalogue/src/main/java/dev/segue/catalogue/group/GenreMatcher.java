package dev.segue.catalogue.group;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.RowFacts;
import dev.segue.catalogue.ServedModel;
import dev.segue.engine.genre.GenreTable;

/**
 * Counts genre labels against the categories of a model: one pass over the catalogue, some ten
 * nanoseconds a track.
 */
public final class GenreMatcher {
  private final Catalogue catalogue;

  public GenreMatcher(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * How genres lie in categories.
   *
   * @param table counts labels: a track with two genres counts in both; genres are written folded
   * @param tracks number of tracks of the catalogue
   * @param labelled number of them that have a genre and a category
   */
  public record Match(ServedModel served, GenreTable table, int tracks, int labelled) {}

  /**
   * Counts the catalogue as it is.
   *
   * @param minTracks genres of fewer tracks are left out
   * @throws dev.segue.catalogue.UnknownModelException if no such model is served
   */
  public Match match(String model, int minTracks) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = snapshot.served(model);
    RowFacts facts = snapshot.rows().facts();
    String[] names = facts.genreNames();
    int categories = served.model().rank();
    long[] counts = new long[names.length * categories];
    int labelled = 0;
    boolean[] any = new boolean[1];
    for (int row = 0; row < snapshot.rowLimit(); row++) {
      int category = snapshot.isLive(row) ? served.categoryNumber(row) : -1;
      if (category >= 0) {
        any[0] = false;
        facts.forEachGenre(
            row,
            genre -> {
              counts[genre * categories + category]++;
              any[0] = true;
            });
        labelled += any[0] ? 1 : 0;
      }
    }
    GenreTable.Counter counter = new GenreTable.Counter(categories);
    for (int i = 0; i < counts.length; i++) {
      counter.add(names[i / categories], i % categories, counts[i]);
    }
    return new Match(served, counter.table(minTracks), snapshot.tracks(), labelled);
  }
}
