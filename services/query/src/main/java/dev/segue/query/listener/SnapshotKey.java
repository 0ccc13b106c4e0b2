package dev.segue.query.listener;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.Rows;
import dev.segue.catalogue.ServedModel;

/**
 * What a list depends on besides the ratings.
 *
 * @param sequence of the snapshot: moves when a track comes, changes or goes
 */
record SnapshotKey(Rows rows, int rowLimit, int sequence, int version) {
  static SnapshotKey of(CatalogueSnapshot snapshot, ServedModel served) {
    return new SnapshotKey(
        snapshot.rows(), snapshot.rowLimit(), snapshot.sequence(), served.model().version());
  }

  /** Whether rows of the other have the same numbers here, and the same scores. */
  boolean sameRowsAndModel(SnapshotKey other) {
    return rows == other.rows && version == other.version;
  }
}
