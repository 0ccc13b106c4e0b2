package dev.segue.engine.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an index at one moment: the first {@code bound} but those that died by {@code
 * sequence}. Every change makes a new version and leaves the old one as it was.
 *
 * <p>Rows are stored in blocks of {@link Lanes}, and these in chunks. Both are shared by all
 * versions and only ever written beyond the bound of every one of them. A removal writes the
 * sequence number at which the row died; to an older version the row is alive, whether its reader
 * sees that write or not, and a reader of a newer one sees it because the version was published
 * afterwards. So no lock is needed, as long as one thread at a time makes versions, each from the
 * one before.
 *
 * <p>A chunk is missing where nothing was written: that of deaths while all its rows live, that of
 * values once its rows are stored elsewhere.
 */
final class VersionedRows implements EmbeddingIndex.Snapshot {

  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int ALIVE = Integer.MAX_VALUE;

  private final int rank;
  private final Metric metric;
  private final float[] @Nullable [] @Nullable [] values;
  private final int[] @Nullable [] deadAt;
  private final int stored;
  private final int bound;
  private final int sequence;
  private final int size;

  private VersionedRows(
      int rank,
      Metric metric,
      float[] @Nullable [] @Nullable [] values,
      int[] @Nullable [] deadAt,
      int stored,
      int bound,
      int sequence,
      int size) {
    this.rank = rank;
    this.metric = metric;
    this.values = values;
    this.deadAt = deadAt;
    this.stored = stored;
    this.bound = bound;
    this.sequence = sequence;
    this.size = size;
  }

  /** No rows yet. */
  static VersionedRows none(int rank, Metric metric) {
    return elsewhere(rank, metric, 0, row -> true);
  }

  /**
   * Rows whose values are stored elsewhere.
   *
   * @param bound number of rows
   * @param living whether a row is there
   */
  static VersionedRows elsewhere(int rank, Metric metric, int bound, RowFilter living) {
    if (rank < 1) {
      throw new IllegalArgumentException("An index has at least one column, not " + rank);
    }
    int chunks = (bound + CHUNK - 1) >> CHUNK_BITS;
    int[][] deadAt = new int[chunks][];
    int size = 0;
    for (int row = 0; row < bound; row++) {
      if (living.accepts(row)) {
        size++;
      } else {
        open(deadAt, row >> CHUNK_BITS)[row & (CHUNK - 1)] = 0;
      }
    }
    return new VersionedRows(rank, metric, new float[chunks][][], deadAt, bound, bound, 0, size);
  }

  /** With one row more, whose number is the {@link #bound} of this version. */
  VersionedRows append(float[] source, int offset) {
    VersionedRows room = store(source, offset);
    return room.with(room.deadAt, bound + 1, sequence, size + 1);
  }

  /** With one row more, numbered as by {@link #append}, in the place of {@code row}. */
  VersionedRows replace(int row, float[] source, int offset) {
    if (!contains(row)) {
      throw new IllegalArgumentException("Row " + row + " is not there to be replaced");
    }
    VersionedRows room = store(source, offset);
    return room.with(room.killed(row), bound + 1, sequence + 1, size);
  }

  /** Without {@code row}; this version if the row is not there. */
  VersionedRows remove(int row) {
    return contains(row) ? with(killed(row), bound, sequence + 1, size - 1) : this;
  }

  /** The same rows; the values of those below {@code row} are stored elsewhere by now. */
  VersionedRows withoutValuesBelow(int row) {
    float[][][] fewer = values.clone();
    Arrays.fill(fewer, 0, row >> CHUNK_BITS, null);
    return new VersionedRows(rank, metric, fewer, deadAt, row, bound, sequence, size);
  }

  int rank() {
    return rank;
  }

  Metric metric() {
    return metric;
  }

  /** The values of rows below this must be looked for elsewhere. */
  int stored() {
    return stored;
  }

  @Override
  public int bound() {
    return bound;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public IndexMemory memory() {
    long bytes = 0;
    for (float[][] chunk : values) {
      for (int i = 0; chunk != null && i < chunk.length; i++) {
        bytes += chunk[i] == null ? 0 : Lanes.memory(rank);
      }
    }
    for (int[] chunk : deadAt) {
      bytes += chunk == null ? 0 : (long) chunk.length * Integer.BYTES;
    }
    return new IndexMemory(0, 0, 0, 0, 0, bytes);
  }

  @Override
  public boolean contains(int row) {
    if (row < 0 || row >= bound) {
      return false;
    }
    int[] chunk = deadAt[row >> CHUNK_BITS];
    return chunk == null || chunk[row & (CHUNK - 1)] > sequence;
  }

  @Override
  public void copyRow(int row, float[] target, int offset) {
    if (row < stored || row >= bound) {
      throw new IndexOutOfBoundsException("Row " + row + " of " + stored + " to " + bound);
    }
    Lanes.copy(block(row), row & (Lanes.SIZE - 1), rank, target, offset);
  }

  @Override
  public TopN search(float[] query, int limit, RowFilter filter, int[] excluded, RowOrder ties) {
    Search search = new Search(this, query, limit, filter, excluded, ties);
    if (search.allTie()) {
      search.lookAtTies(bound);
    } else {
      scan(0, search);
    }
    return search.result();
  }

  @Override
  public TopN searchAmong(
      int[] few, float[] query, int limit, RowFilter filter, int[] excluded, RowOrder ties) {
    Search search = new Search(this, query, limit, filter, excluded, ties);
    search.lookAtFew(few, this);
    return search.result();
  }

  /** Looks at every row from {@code from} on. */
  void scan(int from, Search search) {
    int first = from;
    while (first < bound && search.wantsRows()) {
      int lane = first & (Lanes.SIZE - 1);
      int to = Math.min(Lanes.SIZE, lane + bound - first);
      search.lookAtRun(block(first), lane, to, first);
      first += to - lane;
    }
  }

  private float[] block(int row) {
    float[][] chunk = values[row >> CHUNK_BITS];
    float[] block = chunk == null ? null : chunk[(row & (CHUNK - 1)) >> Lanes.BITS];
    if (block == null) {
      throw new IllegalStateException("The values of row " + row + " are stored elsewhere");
    }
    return block;
  }

  /** Writes the row beyond the bound, where no version looks; the same version, or a longer one. */
  private VersionedRows store(float[] source, int offset) {
    int number = bound >> CHUNK_BITS;
    float[][] chunk = number < values.length ? values[number] : null;
    VersionedRows room = this;
    if (chunk == null) {
      chunk = new float[Lanes.blocks(CHUNK)][];
      float[][][] longer = Arrays.copyOf(values, number + 1);
      longer[number] = chunk;
      int[][] longerDeadAt = Arrays.copyOf(deadAt, number + 1);
      room = new VersionedRows(rank, metric, longer, longerDeadAt, stored, bound, sequence, size);
    }
    int at = (bound & (CHUNK - 1)) >> Lanes.BITS;
    float[] block = chunk[at] == null ? Lanes.block(rank) : chunk[at];
    Lanes.put(block, bound & (Lanes.SIZE - 1), rank, source, offset);
    chunk[at] = block;
    return room;
  }

  /** Deaths in which {@code row} dies with the next sequence number. */
  private int[] @Nullable [] killed(int row) {
    int chunk = row >> CHUNK_BITS;
    int[][] deaths = deadAt[chunk] == null ? deadAt.clone() : deadAt;
    open(deaths, chunk)[row & (CHUNK - 1)] = sequence + 1;
    return deaths;
  }

  private static int[] open(int[] @Nullable [] deaths, int chunk) {
    int[] some = deaths[chunk];
    if (some == null) {
      some = new int[CHUNK];
      Arrays.fill(some, ALIVE);
      deaths[chunk] = some;
    }
    return some;
  }

  private VersionedRows with(
      int[] @Nullable [] newDeadAt, int newBound, int newSequence, int newSize) {
    return new VersionedRows(
        rank, metric, values, newDeadAt, stored, newBound, newSequence, newSize);
  }
}
