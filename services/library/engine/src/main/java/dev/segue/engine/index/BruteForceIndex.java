package dev.segue.engine.index;

/**
 * An index that looks at every row: the oracle of the others, and fast enough up to some hundred
 * thousand rows.
 */
public final class BruteForceIndex implements EmbeddingIndex {

  private volatile VersionedRows rows;

  /**
   * An empty index.
   *
   * @param rank number of columns
   */
  public BruteForceIndex(int rank) {
    this(rank, Metric.DOT);
  }

  /**
   * An empty index.
   *
   * @param rank number of columns
   */
  public BruteForceIndex(int rank, Metric metric) {
    rows = VersionedRows.none(rank, metric);
  }

  @Override
  public int rank() {
    return rows.rank();
  }

  @Override
  public int append(float[] source, int offset) {
    VersionedRows now = rows;
    rows = now.append(source, offset);
    return now.bound();
  }

  @Override
  public int replace(int row, float[] source, int offset) {
    VersionedRows now = rows;
    rows = now.replace(row, source, offset);
    return now.bound();
  }

  @Override
  public void remove(int row) {
    rows = rows.remove(row);
  }

  @Override
  public Snapshot snapshot() {
    return rows;
  }
}
