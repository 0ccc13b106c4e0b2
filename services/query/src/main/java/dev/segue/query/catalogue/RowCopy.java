package dev.segue.query.catalogue;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.track.Feature;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The living rows of a catalogue copied to new columns, without the dead ones. */
final class RowCopy {
  private final Rows rows = new Rows(Feature.COUNT);
  private final Map<String, ModelIndex> indexes = new TreeMap<>();
  private final float[] scratch = new float[Feature.COUNT];
  private IdTable ids = IdTable.empty(rows);
  private int[] newRows = new int[0];
  private int sequence;

  RowCopy(Map<String, FactorModel> models) {
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
    for (int row = from.rowLimit(); row < source.size(); row++) {
      if (source.diedAt(row) == 0) {
        append(source, row);
      }
    }
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
    for (int f = 0; f < scratch.length; f++) {
      scratch[f] = source.feature(row, f);
    }
    byte[] id = source.idBytes(row);
    int copy = rows.append(id, scratch, source.textBytes(row));
    ids = ids.insert(copy, id);
    indexes.values().forEach(index -> index.append(rows, copy));
    return copy;
  }
}
