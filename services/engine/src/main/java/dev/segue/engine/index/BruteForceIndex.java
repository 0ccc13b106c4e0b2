package dev.segue.engine.index;

import java.util.Arrays;

/**
 * An index that looks at every row: the oracle of the others, and fast enough up to some hundred
 * thousand rows.
 *
 * <p>Rows are stored by column in chunks, so that a block of rows is scored by loops over
 * contiguous floats that the compiler turns into vector instructions. Chunks are shared by all
 * snapshots and only ever written beyond the bound of every one of them. A removal writes the
 * sequence number at which the row died; to an older snapshot the row is alive, whether it sees
 * that write or not, and a newer one sees it because the version it read was published afterwards.
 * So no lock is needed.
 */
public final class BruteForceIndex implements EmbeddingIndex {

  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final int BLOCK = 512;
  private static final int ALIVE = Integer.MAX_VALUE;

  private final int rank;
  private volatile Version version;

  /**
   * An empty index.
   *
   * @param rank number of columns
   */
  public BruteForceIndex(int rank) {
    if (rank < 1) {
      throw new IllegalArgumentException("An index has at least one column, not " + rank);
    }
    this.rank = rank;
    this.version = new Version(rank, new float[0][], new int[0][], 0, 0, 0);
  }

  @Override
  public int rank() {
    return rank;
  }

  @Override
  public int append(float[] source, int offset) {
    Version now = store(version, source, offset);
    version = new Version(rank, now.values, now.deadAt, now.bound + 1, now.sequence, now.size + 1);
    return now.bound;
  }

  @Override
  public int replace(int row, float[] source, int offset) {
    if (!version.contains(row)) {
      throw new IllegalArgumentException("Row " + row + " is not there to be replaced");
    }
    Version now = store(version, source, offset);
    int then = now.sequence + 1;
    now.deadAt[row >> CHUNK_BITS][row & (CHUNK - 1)] = then;
    version = new Version(rank, now.values, now.deadAt, now.bound + 1, then, now.size);
    return now.bound;
  }

  @Override
  public void remove(int row) {
    Version now = version;
    if (now.contains(row)) {
      int then = now.sequence + 1;
      now.deadAt[row >> CHUNK_BITS][row & (CHUNK - 1)] = then;
      version = new Version(rank, now.values, now.deadAt, now.bound, then, now.size - 1);
    }
  }

  @Override
  public Snapshot snapshot() {
    return version;
  }

  /**
   * Writes the row beyond the bound, where no snapshot looks; the same version, or a longer one.
   */
  private Version store(Version now, float[] source, int offset) {
    int chunk = now.bound >> CHUNK_BITS;
    int at = now.bound & (CHUNK - 1);
    Version room = now;
    if (chunk == now.values.length) {
      float[][] values = Arrays.copyOf(now.values, chunk + 1);
      values[chunk] = new float[rank * CHUNK];
      int[][] deadAt = Arrays.copyOf(now.deadAt, chunk + 1);
      deadAt[chunk] = new int[CHUNK];
      Arrays.fill(deadAt[chunk], ALIVE);
      room = new Version(rank, values, deadAt, now.bound, now.sequence, now.size);
    }
    float[] values = room.values[chunk];
    for (int j = 0; j < rank; j++) {
      values[j * CHUNK + at] = source[offset + j];
    }
    return room;
  }

  /** What a reader sees: the first {@code bound} rows but those that died by {@code sequence}. */
  private static final class Version implements Snapshot {

    private final int rank;
    private final float[][] values;
    private final int[][] deadAt;
    private final int bound;
    private final int sequence;
    private final int size;

    private Version(int rank, float[][] values, int[][] deadAt, int bound, int sequence, int size) {
      this.rank = rank;
      this.values = values;
      this.deadAt = deadAt;
      this.bound = bound;
      this.sequence = sequence;
      this.size = size;
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
      if (query.length != rank) {
        throw new IllegalArgumentException(
            "A query has " + rank + " values here, not " + query.length);
      }
      TopN best = new TopN(limit, ties);
      float[] scores = new float[BLOCK];
      for (int first = 0; first < bound && limit > 0; first += BLOCK) {
        float[] chunk = values[first >> CHUNK_BITS];
        int count = Math.min(BLOCK, bound - first);
        DotProducts.of(query, chunk, first & (CHUNK - 1), CHUNK, count, scores);
        collect(best, first, count, scores, filter, excluded);
      }
      return best.sort();
    }

    private void collect(
        TopN best, int first, int count, float[] scores, RowFilter filter, int[] excluded) {
      float threshold = best.threshold();
      for (int i = 0; i < count; i++) {
        // Hardly any row passes; so the dearer questions come after.
        if (scores[i] >= threshold) {
          int row = first + i;
          if (best.admits(row, scores[i])
              && contains(row)
              && !isAmong(excluded, row)
              && filter.accepts(row)) {
            best.offer(row, scores[i]);
            threshold = best.threshold();
          }
        }
      }
    }

    private static boolean isAmong(int[] excluded, int row) {
      for (int other : excluded) {
        if (other == row) {
          return true;
        }
      }
      return false;
    }
  }
}
