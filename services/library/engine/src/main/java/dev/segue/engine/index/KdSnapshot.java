package dev.segue.engine.index;

/** Trees over the older rows, and all rows, at one moment. */
final class KdSnapshot implements EmbeddingIndex.Snapshot {

  private final KdSegment[] segments;
  private final VersionedRows rows;

  KdSnapshot(KdSegment[] segments, VersionedRows rows) {
    this.segments = segments;
    this.rows = rows;
  }

  /** Trees that cover the rows from 0 on, one after the other. Not to be modified. */
  KdSegment[] segments() {
    return segments;
  }

  /** One more than the last row that is in a tree. */
  static int covered(KdSegment[] trees) {
    return trees.length == 0 ? 0 : trees[trees.length - 1].end();
  }

  @Override
  public int bound() {
    return rows.bound();
  }

  @Override
  public int size() {
    return rows.size();
  }

  @Override
  public IndexMemory memory() {
    IndexMemory memory = rows.memory();
    for (KdSegment segment : segments) {
      memory = memory.plus(segment.memory());
    }
    return memory;
  }

  @Override
  public boolean contains(int row) {
    return rows.contains(row);
  }

  @Override
  public void copyRow(int row, float[] target, int offset) {
    if (row < 0 || row >= covered(segments)) {
      rows.copyRow(row, target, offset);
      return;
    }
    int i = 0;
    while (row >= segments[i].end()) {
      i++;
    }
    segments[i].copyRow(row, target, offset);
  }

  @Override
  public TopN search(float[] query, int limit, RowFilter filter, int[] excluded, RowOrder ties) {
    Search search = new Search(rows, query, limit, filter, excluded, ties);
    if (search.allTie()) {
      search.lookAtTies(bound());
      return search.result();
    }
    // The largest tree comes first and sets a threshold that spares the others most of the work.
    for (KdSegment segment : segments) {
      segment.search(search);
    }
    rows.scan(covered(segments), search);
    return search.result();
  }

  @Override
  public TopN searchAmong(
      int[] few, float[] query, int limit, RowFilter filter, int[] excluded, RowOrder ties) {
    Search search = new Search(rows, query, limit, filter, excluded, ties);
    search.lookAtFew(few, this);
    return search.result();
  }
}
