package dev.segue.catalogue;

import dev.segue.engine.factorize.FactorModel;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The living rows of a catalogue copied to new columns, without the dead ones. */
final class RowCopy {
  private final Rows rows;
  private final Map<String, ModelIndex> indexes = new TreeMap<>();
  private IdTable ids;
  private int[] newRows = new int[0];
  private int sequence;

  /** The rows copied will be those of {@code source}. */
  RowCopy(Rows source, Map<String, FactorModel> models) {
    rows = source.sibling();
    ids = IdTable.empty(rows);
    models.forEach((name, model) -> indexes.put(name, new ModelIndex(model, rows)));
  }

  /** Copies what lives in a snapshot. */
  void addLive(CatalogueSnapshot from) {
    newRows = new int[from.rowLimit()];
    Arrays.fill(newRows, -1);
    for (int row = 0; row < newRows.length; row++) {
      if (from.isLive(row)) {
        newRows[row] = append(from.rows(), row);
      }
    }
    indexes.values().forEach(ModelIndex::merge);
  }

  /** Repeats what happened to {@code source} since {@code from}. The writer must stand still. */
  void catchUp(Rows source, CatalogueSnapshot from) {
    for (int row = 0; row < newRows.length; row++) {
      if (newRows[row] >= 0 && source.diedAt(row) != 0) {
        int dead = newRows[row];
        rows.kill(dead, ++sequence);
        indexes.values().forEach(index -> index.remove(dead));
      }
    }
    newRows = Arrays.copyOf(newRows, source.size());
    for (int row = from.rowLimit(); row < source.size(); row++) {
      newRows[row] = source.diedAt(row) == 0 ? append(source, row) : -1;
    }
  }

  /** The number that a row of the source has in the copy; −1 if it is not in it. */
  int newRow(int row) {
    return newRows[row];
  }

  Rows rows() {
    return rows;
  }

  IdTable ids() {
    return ids;
  }

  Map<String, ModelIndex> indexes() {
    return indexes;
  }

  int sequence() {
    return sequence;
  }

  private int append(Rows source, int row) {
    int copy = rows.append(source, row);
    ids.insert(copy, rows.idBytes(copy));
    indexes.values().forEach(index -> index.append(rows, copy));
    return copy;
  }
}
