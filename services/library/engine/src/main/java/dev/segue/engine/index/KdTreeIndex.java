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
 * <p>Values are stored once: of the latest rows in chunks, of the others in the leaves.
 *
 * <p>The index has no thread of its own: its owner asks {@link #wantsMerge} and calls {@link
 * #merge} on a thread of its choice. Neither the writer nor a reader waits for that, nor the other
 * way round. Removed rows stay in the trees, unseen, until a merge covers them.
 */
public final class KdTreeIndex implements EmbeddingIndex {

  private static final int WORTH_A_MERGE = 1 << 13;
  private static final double TOO_LOOSE = 1.5;
  private static final KdSegment[] NO_SEGMENTS = {};

  private final int rank;
  private final RangeColumns columns;
  private final Object writing = new Object();

  // Segments are published by the merge, which lets the rows forget their values afterwards. So
  // whoever reads the segments first and the rows second, and finds all values in one or the
  // other, has rows that contain the segments and have lost, at least, what the segments left out.
  private volatile KdSegment[] segments;
  private volatile VersionedRows rows; // guarded by writing, for those who change it

  /**
   * An empty index without columns for filters.
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
    this(columns, NO_SEGMENTS, VersionedRows.none(rank, metric));
  }

  private KdTreeIndex(RangeColumns columns, KdSegment[] segments, VersionedRows rows) {
    this.rank = rows.rank();
    this.columns = columns;
    this.segments = segments;
    this.rows = rows;
  }

  /**
   * An index over rows that are there already, in one tree. Stores each row once from the
   * beginning, which appending and merging does not.
   *
   * @param rank number of columns
   * @param columns of the rows, by their numbers
   * @param source asked on this thread, for rows below {@code bound}
   * @param bound of the new index
   */
  public static KdTreeIndex of(
      int rank, Metric metric, RangeColumns columns, RowSource source, int bound) {
    VersionedRows rows = VersionedRows.elsewhere(rank, metric, bound, source::contains);
    if (bound == 0) {
      return new KdTreeIndex(columns, NO_SEGMENTS, rows);
    }
    KdSegmentBuilder builder = new KdSegmentBuilder(rank, 0, bound, rows.size(), columns);
    // Whether a row is there may change meanwhile, but not here.
    builder.addAll(where(rows, source), 0, bound);
    return new KdTreeIndex(columns, new KdSegment[] {builder.build()}, rows);
  }

  /**
   * An index over the same rows with other values, such as those of a new version of a model: the
   * trees keep their order and get new boxes. That takes far less than building them, and answers
   * are exact whatever the values are, but the more they changed, the more leaves a search reads;
   * {@link #isLoose} tells, {@link #rebuild} helps.
   *
   * @param previous gives the rows that are there at this moment, their numbers, the order of its
   *     trees, and its columns; not modified. Its writer and its merges go on
   * @param rank number of columns of the new values
   * @param source asked for rows that are there in {@code previous} only, on this thread, and on
   *     others beside it where it {@linkplain RowSource#isShared is shared}
   */
  public static KdTreeIndex reordered(
      KdTreeIndex previous, int rank, Metric metric, RowSource source) {
    KdSnapshot view = previous.view();
    int covered = KdSnapshot.covered(view.segments());
    KdSegment[] trees = new KdSegment[view.segments().length];
    for (int i = 0; i < trees.length; i++) {
      trees[i] = view.segments()[i].reordered(rank, source);
    }
    VersionedRows rows = VersionedRows.elsewhere(rank, metric, covered, view::contains);
    float[] values = new float[rank];
    for (int row = covered; row < view.bound(); row++) {
      Arrays.fill(values, 0);
      if (view.contains(row)) {
        source.copyRow(row, values, 0);
        rows = rows.append(values, 0);
      } else {
        rows = rows.append(values, 0).remove(row);
      }
    }
    return new KdTreeIndex(previous.columns, trees, rows);
  }

  private static RowSource where(VersionedRows living, RowSource source) {
    return new RowSource() {
      @Override
      public boolean contains(int row) {
        return living.contains(row);
      }

      @Override
      public void copyRow(int row, float[] target, int offset) {
        source.copyRow(row, target, offset);
      }
    };
  }

  @Override
  public int rank() {
    return rank;
  }

  @Override
  public int append(float[] source, int offset) {
    synchronized (writing) {
      VersionedRows now = rows;
      rows = now.append(source, offset);
      return now.bound();
    }
  }

  @Override
  public int replace(int row, float[] source, int offset) {
    synchronized (writing) {
      VersionedRows now = rows;
      rows = now.replace(row, source, offset);
      return now.bound();
    }
  }

  @Override
  public void remove(int row) {
    synchronized (writing) {
      rows = rows.remove(row);
    }
  }

  @Override
  public Snapshot snapshot() {
    return view();
  }

  private KdSnapshot view() {
    while (true) {
      KdSegment[] trees = segments;
      VersionedRows now = rows;
      if (now.stored() <= KdSnapshot.covered(trees)) {
        return new KdSnapshot(trees, now);
      }
    }
  }

  /** Whether so many rows are outside the trees that a {@link #merge} is worth its time. */
  public boolean wantsMerge() {
    KdSegment[] trees = segments;
    return rows.bound() - KdSnapshot.covered(trees) >= WORTH_A_MERGE;
  }

  /**
   * Brings all rows of this moment into trees, whether that is worth it or not. Takes about half a
   * microsecond for each row it touches; these are the ones outside the trees and those of the
   * trees that are not more than twice as large as all that comes after them.
   *
   * <p>For any thread beside the writer's, but one at a time.
   */
  public void merge() {
    VersionedRows now = rows;
    KdSegment[] before = segments;
    int first = KdSnapshot.covered(before);
    if (first == now.bound()) {
      return;
    }
    int kept = before.length;
    while (kept > 0 && before[kept - 1].span() / 2 <= now.bound() - first) {
      kept--;
      first = before[kept].first();
    }
    merge(before, kept, now);
  }

  /**
   * Brings all rows of this moment into one new tree. Needs the memory of a second copy of the rows
   * for as long as it takes.
   *
   * <p>For any thread beside the writer's, and not beside {@link #merge}.
   */
  public void rebuild() {
    VersionedRows now = rows;
    if (now.bound() > 0) {
      merge(segments, 0, now);
    }
  }

  /**
   * Whether the leaves of the largest tree are so much wider than when its order was made, compared
   * to the whole, that {@link #rebuild} is worth its time.
   */
  public boolean isLoose() {
    KdSegment[] trees = segments;
    return trees.length > 0 && trees[0].looseness() > TOO_LOOSE;
  }

  private void merge(KdSegment[] before, int kept, VersionedRows now) {
    int first = kept == before.length ? KdSnapshot.covered(before) : before[kept].first();
    int size = 0;
    for (int row = first; row < now.bound(); row++) {
      size += now.contains(row) ? 1 : 0;
    }
    KdSegmentBuilder builder = new KdSegmentBuilder(rank, first, now.bound(), size, columns);
    for (int i = kept; i < before.length; i++) {
      before[i].copyTo(builder, now);
    }
    builder.addAll(now, KdSnapshot.covered(before), now.bound());
    KdSegment[] after = Arrays.copyOf(before, kept + 1);
    after[kept] = builder.build();
    segments = after;
    synchronized (writing) {
      rows = rows.withoutValuesBelow(now.bound());
    }
  }
}
