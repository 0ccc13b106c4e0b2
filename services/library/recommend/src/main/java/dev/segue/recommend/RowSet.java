package dev.segue.recommend;

import dev.segue.catalogue.CatalogueSnapshot;
import java.util.Arrays;
import java.util.Collection;

/** The rows that some ids have in one snapshot; ids that are in no catalogue are none. */
final class RowSet {
  private final int[] rows;

  private RowSet(int[] sorted) {
    rows = sorted;
  }

  static RowSet of(CatalogueSnapshot snapshot, Collection<String> ids) {
    return new RowSet(
        ids.stream()
            .mapToInt(snapshot::find)
            .filter(row -> row >= 0)
            .sorted()
            .distinct()
            .toArray());
  }

  boolean contains(int row) {
    return Arrays.binarySearch(rows, row) >= 0;
  }

  /** The rows, ascending. */
  int[] toArray() {
    return rows.clone();
  }
}
