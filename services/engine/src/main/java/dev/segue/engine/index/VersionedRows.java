package dev.segue.engine.index;

import java.util.Arrays;

/**
 * The rows of an index at one moment: the first {@code bound} but those that died by {@code
 * sequence}. Every change makes a new version and leaves the old one as it was.
 *
 * <p>Rows are stored by column in chunks, so that a block of rows is scored by loops over
 * contiguous floats that the compiler turns into vector instructions. Chunks are shared by all
 * versions and only ever written beyond the bound of every one of them. A removal writes the
 * sequence number at which the row died; to an older version the row is alive, whether its reader
 * sees that write or not, and a reader of a newer one sees it because the version was published
 * afterwards. So no lock is needed, as long as one thread at a time makes versions, each from the
 * one before.
 */
final class VersionedRows implements EmbeddingIndex.Snapshot {

  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int ALIVE = Integer.MAX_VALUE;

  private final int rank;
  private final float[][] values;
  private final int[][] deadAt;
  private final int bound;
  private final int sequence;
  private final int size;

  private VersionedRows(
      int rank, float[][] values, int[][] deadAt, int bound, int sequence, int size) {
    this.rank = rank;
    this.values = values;
    this.deadAt = deadAt;
    this.bound = bound;
    this.sequence = sequence;
    this.size = size;
  }

  /** No rows yet. */
  static VersionedRows none(int rank) {
    if (rank < 1) {
      throw new IllegalArgumentException("An index has at least one column, not " + rank);
    }
    return new VersionedRows(rank, new float[0][], new int[0][], 0, 0, 0);
  }

  /** With one row more, whose number is the {@link #bound} of this version. */
  VersionedRows append(float[] source, int offset) {
    VersionedRows room = store(source, offset);
    return new VersionedRows(rank, room.values, room.deadAt, bound + 1, sequence, size + 1);
  }

  /** With one row more, numbered as by {@link #append}, in the place of {@code row}. */
  VersionedRows replace(int row, float[] source, int offset) {
    if (!contains(row)) {
      throw new IllegalArgumentException("Row " + row + " is not there to be replaced");
    }
    VersionedRows room = store(source, offset);
    deadAt[row >> CHUNK_BITS][row & (CHUNK - 1)] = sequence + 1;
    return new VersionedRows(rank, room.values, room.deadAt, bound + 1, sequence + 1, size);
  }

  /** Without {@code row}; this version if the row is not there. */
  VersionedRows remove(int row) {
    if (!contains(row)) {
      return this;
    }
    deadAt[row >> CHUNK_BITS][row & (CHUNK - 1)] = sequence + 1;
    return new VersionedRows(rank, values, deadAt, bound, sequence + 1, size - 1);
  }

  int rank() {
    return rank;
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
  public boolean contains(int row) {
    return row >= 0 && row < bound && deadAt[row >> CHUNK_BITS][row & (CHUNK - 1)] > sequence;
  }

  @Override
  public void copyRow(int row, float[] target, int offset) {
    if (row < 0 || row >= bound) {
      throw new IndexOutOfBoundsException("Row " + row + " of " + bound);
    }
    float[] chunk = values[row >> CHUNK_BITS];
    for (int j = 0; j < rank; j++) {
      target[offset + j] = chunk[j * CHUNK + (row & (CHUNK - 1))];
    }
  }

  @Override
  public TopN search(float[] query, int limit, RowFilter filter, int[] excluded, RowOrder ties) {
    Search search = new Search(this, query, limit, filter, excluded, ties);
    scan(0, search);
    return search.result();
  }

  /** Looks at every row from {@code from} on. */
  void scan(int from, Search search) {
    int first = from;
    while (first < bound && search.wantsRows()) {
      int at = first & (CHUNK - 1);
      int count = Math.min(Math.min(Search.BLOCK, bound - first), CHUNK - at);
      search.lookAtRun(first, values[first >> CHUNK_BITS], at, CHUNK, count);
      first += count;
    }
  }

  /** Writes the row beyond the bound, where no version looks; the same version, or a longer one. */
  private VersionedRows store(float[] source, int offset) {
    int chunk = bound >> CHUNK_BITS;
    int at = bound & (CHUNK - 1);
    VersionedRows room = this;
    if (chunk == values.length) {
      float[][] longer = Arrays.copyOf(values, chunk + 1);
      longer[chunk] = new float[rank * CHUNK];
      int[][] longerDeadAt = Arrays.copyOf(deadAt, chunk + 1);
      longerDeadAt[chunk] = new int[CHUNK];
      Arrays.fill(longerDeadAt[chunk], ALIVE);
      room = new VersionedRows(rank, longer, longerDeadAt, bound, sequence, size);
    }
    float[] target = room.values[chunk];
    for (int j = 0; j < rank; j++) {
      target[j * CHUNK + at] = source[offset + j];
    }
    return room;
  }
}
