package dev.segue.query.catalogue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/**
 * A hash table from track id to row, chained through row numbers, newest row first.
 *
 * <p>One writer inserts while readers look up. A chain keeps the older rows of an id behind the
 * newer ones, so a reader that holds an older snapshot skips the rows it must not see and still
 * finds its own. Growing makes a new table; the old one stays true for the snapshots that hold it.
 */
final class IdTable {
  private static final VarHandle HEADS = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int SMALLEST = 1024;

  private final Rows rows;

  /** Row + 1 of the newest row of each bucket; 0 = empty. */
  private final int[] heads;

  /** Row + 1 of the next older row in the bucket of each row; 0 = none. */
  private final int[] next;

  private IdTable(Rows rows, int capacity) {
    this.rows = rows;
    heads = new int[capacity];
    next = new int[capacity];
  }

  static IdTable empty(Rows rows) {
    return new IdTable(rows, SMALLEST);
  }

  /**
   * Enters row {@code row}, whose id is {@code id}; rows come in order, from 0. Returns the table
   * to use from now on: this one, or a larger one.
   */
  IdTable insert(int row, byte[] id) {
    if (row < next.length) {
      link(row, id);
      return this;
    }
    IdTable grown = new IdTable(rows, Math.multiplyExact(heads.length, 2));
    for (int r = 0; r <= row; r++) {
      grown.link(r, rows.idBytes(r));
    }
    return grown;
  }

  /** The newest row of {@code id} below {@code limit}, dead or alive, or -1. */
  int newest(byte[] id, int limit) {
    int entry = (int) HEADS.getAcquire(heads, bucket(id));
    while (entry != 0) {
      int row = entry - 1;
      if (row < limit && rows.idEquals(row, id)) {
        return row;
      }
      entry = next[row];
    }
    return -1;
  }

  static byte[] bytes(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  private void link(int row, byte[] id) {
    int bucket = bucket(id);
    next[row] = heads[bucket];
    // Released last: whoever sees the row as a head also sees its link and its id.
    HEADS.setRelease(heads, bucket, row + 1);
  }

  private int bucket(byte[] id) {
    int h = 0x9E3779B9;
    for (byte b : id) {
      h = (h ^ b) * 0x01000193;
    }
    h ^= h >>> 16;
    h *= 0x85EBCA6B;
    h ^= h >>> 13;
    return h & (heads.length - 1);
  }
}
