package dev.segue.engine.index;

import java.util.Arrays;

/**
 * Blocks of 64 rows that are stored by column: value {@code j} of the row in lane {@code i} is
 * {@code block[j * SIZE + i]}. There are columns of zeros up to a multiple of four.
 *
 * <p>Kernels run over a whole block, from lane 0 on, at distances between columns that are
 * compile-time constants. Java 17's compiler turns only such loops into vector instructions: with a
 * variable in the index, as in {@code columns[at + i]}, they take four times as long.
 */
final class Lanes {

  /** Number of lanes is 1 shifted by this. */
  static final int BITS = 6;

  /** Number of lanes. */
  static final int SIZE = 1 << BITS;

  private Lanes() {}

  /** How many blocks hold so many rows. */
  static int blocks(int rows) {
    return (int) (((long) rows + SIZE - 1) >> BITS);
  }

  /** Room for 64 rows of zeros. */
  static float[] block(int rank) {
    return new float[columns(rank) * SIZE];
  }

  /** A copy of a query with zeros for the columns that were added. */
  static float[] padded(float[] query) {
    return Arrays.copyOf(query, columns(query.length));
  }

  /**
   * From row by row to column by column.
   *
   * @param block modified: its first {@code count} rows
   * @param scratch modified; as long as the block
   */
  static void turn(float[] block, int count, int rank, float[] scratch) {
    System.arraycopy(block, 0, scratch, 0, count * rank);
    Arrays.fill(block, 0);
    for (int j = 0; j < rank; j++) {
      for (int i = 0; i < count; i++) {
        block[j * SIZE + i] = scratch[i * rank + j];
      }
    }
  }

  /** Writes a row into a lane. */
  static void put(float[] block, int lane, int rank, float[] source, int offset) {
    for (int j = 0; j < rank; j++) {
      block[j * SIZE + lane] = source[offset + j];
    }
  }

  /** Reads the row in a lane. */
  static void copy(float[] block, int lane, int rank, float[] target, int offset) {
    for (int j = 0; j < rank; j++) {
      target[offset + j] = block[j * SIZE + lane];
    }
  }

  /** Bytes that a block takes on the heap, with its header and the reference to it. */
  static long memory(int rank) {
    return (long) columns(rank) * SIZE * Float.BYTES + 20;
  }

  private static int columns(int rank) {
    return (rank + 3) & -4;
  }
}
