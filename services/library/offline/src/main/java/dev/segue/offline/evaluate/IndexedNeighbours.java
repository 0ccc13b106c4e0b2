package dev.segue.offline.evaluate;

import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.RowOrder;
import dev.segue.engine.index.TopN;

/** The nearest rows of an index whose rows are the tracks of a table, in its order. */
record IndexedNeighbours(String name, String description, int rank, EmbeddingIndex.Snapshot index)
    implements Neighbours {

  @Override
  public int[] of(int track, int limit) {
    float[] query = new float[rank];
    index.copyRow(track, query, 0);
    TopN top = index.search(query, limit, RowFilter.ALL, new int[] {track}, RowOrder.APPENDED);
    int[] rows = new int[top.size()];
    for (int at = 0; at < rows.length; at++) {
      rows[at] = top.row(at);
    }
    return rows;
  }
}
