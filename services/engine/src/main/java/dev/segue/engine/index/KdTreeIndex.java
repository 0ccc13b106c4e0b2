package dev.segue.engine.index;

import java.util.Arrays;

/**
 * An exact index that looks at a small part of the rows: k-d trees over the rows that have been
 * there for a while, and a scan of the latest ones.
 *
 * <p>The trees are those of J. L. Bentley, "Multidimensional binary search trees used for
 * associative searching" (CACM 18, 1975), balanced and searched as in J. H. Friedman, J. L. Bentley
 * and R. A. Finkel, "An algorithm for finding best matches in logarithmic expected time" (ACM TOMS
 * 3, 1977). They never change. Rows are appended behind them, and {@link #merge} puts the latest
 * rows into a tree, together with the smaller trees before them, so that few trees cover
 * everything: the logarithmic method of J. L. Bentley and J. B. Saxe, "Decomposable searching
 * problems I" (Journal of Algorithms 1, 1980).
 *
 * <p>Why no graph (HNSW and the like): embeddings have 7 to 14 columns, and there a tree reads a
 * fraction of a percent of the rows. It is exact, so that an answer does not depend on the history
 * of the index; it takes a filter without losing neighbours; and it is built in a second where a
 * graph takes minutes and several times the memory.
 *
 * <p>Scores are the very floats that {@link BruteForceIndex} computes, so both give the same
 * answer, ties included. Rows need not have length 1, but the search is best where they have one
 * length.
 *
 * <p>The index has no thread of its own: its owner asks {@link #wantsMerge} and calls {@link
 * #merge} on a thread of its choice. Neither the writer nor a reader waits for that, nor the other
 * way round. Removed rows stay in the trees, unseen, until a merge covers them.
 */
public final class KdTreeIndex implements EmbeddingIndex {

  private static final int WORTH_A_MERGE = 1 << 14;
  private static final KdSegment[] NO_SEGMENTS = {};

  // Rows are published by the writer alone, segments by the merge alone. A segment is published
  // after the rows it was made of. So whoever reads the segments first and the rows second has
  // rows that contain the segments and have lost, at least, what the segments left out.
  private volatile VersionedRows rows;
  private volatile KdSegment[] segments = NO_SEGMENTS;

  /**
   * An empty index.
   *
   * @param rank number of columns
   */
  public KdTreeIndex(int rank) {
    this(rank, Metric.DOT, RangeColumns.NONE);
  }

  /**
   * An empty index whose filters can pass over whole branches.
   *
   * @param rank number of columns
   * @param columns of the rows, by their numbers
   */
  public KdTreeIndex(int rank, Metric metric, RangeColumns columns) {
    rows = VersionedRows.none(rank);
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
    KdSegment[] trees = segments;
    return new View(trees, rows);
  }

  /** Whether so many rows are outside the trees that a {@link #merge} is worth its time. */
  public boolean wantsMerge() {
    KdSegment[] trees = segments;
    return rows.bound() - covered(trees) >= WORTH_A_MERGE;
  }

  /**
   * Brings all rows of this moment into trees, whether that is worth it or not. Takes about half a
   * microsecond for each row it touches; these are the ones outside the trees and those of the
   * trees that are not more than twice as large as all that comes after them.
   *
   * <p>For any thread beside the writer's, but one at a time.
   */
  public void merge() {
    KdSegment[] before = segments;
    VersionedRows now = rows;
    int first = covered(before);
    if (first == now.bound()) {
      return;
    }
    int kept = before.length;
    while (kept > 0 && before[kept - 1].span() / 2 <= now.bound() - first) {
      kept--;
      first = before[kept].first();
    }
    KdSegment[] after = Arrays.copyOf(before, kept + 1);
    after[kept] = new KdSegmentBuilder(now, first, now.bound()).build();
    segments = after;
  }

  /** One more than the last row that is in a tree. */
  private static int covered(KdSegment[] trees) {
    return trees.length == 0 ? 0 : trees[trees.length - 1].end();
  }

  private static final class View implements Snapshot {

    private final KdSegment[] segments;
    private final VersionedRows rows;

    private View(KdSegment[] segments, VersionedRows rows) {
      this.segments = segments;
      this.rows = rows;
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
    public boolean contains(int row) {
      return rows.contains(row);
    }

    @Override
    public void copyRow(int row, float[] target, int offset) {
      rows.copyRow(row, target, offset);
    }

    @Override
    public TopN search(float[] query, int limit, RowFilter filter, int[] excluded, RowOrder ties) {
      Search search = new Search(rows, query, limit, filter, excluded, ties);
      // The largest tree comes first and sets a threshold that spares the others most of the work.
      for (KdSegment segment : segments) {
        segment.search(search);
      }
      rows.scan(covered(segments), search);
      return search.result();
    }
  }
}
