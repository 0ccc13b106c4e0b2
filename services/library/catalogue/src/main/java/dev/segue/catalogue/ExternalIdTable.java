package dev.segue.catalogue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * A hash table from external ids to the rows that may have them: open-addressed, in parts that grow
 * one at a time. Several rows may share an id, and several ids a hash.
 *
 * <pre>
 * entry: | row + 1 | hash of the id |     0 = free
 *        | 32 bits | 32 bits        |
 * </pre>
 *
 * <p>The hash in an entry says where the entry belongs, so a part grows without a look at any id;
 * entries of rows that have died are then left out. An id that more than {@value #MOST} rows share
 * tells none of them from the others; what is beyond is not entered.
 *
 * <p>One writer inserts while readers look up. A part that has grown is a copy, and the old one
 * stays true for whoever still looks into it.
 */
final class ExternalIdTable {
  /** Most rows that are found for a hash. */
  static final int MOST = 1_000;

  private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int PART_BITS = 10;
  private static final int PARTS = 1 << PART_BITS;

  /** The smallest part. Others start with up to twice as much, so that not all grow at once. */
  private static final int SMALLEST = 16;

  private final IntPredicate alive;
  private final AtomicReferenceArray<long[]> parts = new AtomicReferenceArray<>(PARTS);

  /** Entries of each part. Of the writer. */
  private final int[] used = new int[PARTS];

  /** An empty table; {@code alive} tells whether a row is still worth finding. */
  ExternalIdTable(IntPredicate alive) {
    this.alive = alive;
    for (int i = 0; i < PARTS; i++) {
      parts.setPlain(i, new long[0]);
    }
  }

  /** Enters the ids of a row; those that are in it already are left. Writer only. */
  void insert(int row, ExternalIds ids) {
    for (int i = 0; i < ids.size(); i++) {
      insert(entry(row, ids.hash(i)));
    }
  }

  private void insert(long entry) {
    int number = part((int) entry);
    long[] slots = parts.get(number);
    if (used[number] + 1L > slots.length * 7L / 8) {
      slots = grown(number, slots);
    }
    int at = first((int) entry, slots.length);
    int same = 0;
    while (slots[at] != 0) {
      if (slots[at] == entry) {
        return;
      }
      if ((int) slots[at] == (int) entry && ++same == MOST) {
        return;
      }
      at = after(at, slots.length);
    }
    SLOTS.setRelease(slots, at, entry);
    used[number]++;
  }

  /** The rows below {@code limit} that may have an id of this hash, dead or alive, newest last. */
  int[] rows(int hash, int limit) {
    long[] slots = parts.get(part(hash));
    int[] found = new int[4];
    int size = 0;
    int at = slots.length == 0 ? 0 : first(hash, slots.length);
    for (int looked = 0; looked < slots.length; looked++) {
      long entry = (long) SLOTS.getAcquire(slots, at);
      if (entry == 0) {
        break;
      }
      if ((int) entry == hash && row(entry) < limit) {
        found = size == found.length ? Arrays.copyOf(found, 2 * size) : found;
        found[size++] = row(entry);
      }
      at = after(at, slots.length);
    }
    int[] rows = Arrays.copyOf(found, size);
    Arrays.sort(rows);
    return rows;
  }

  /**
   * The same ids for rows that have other numbers.
   *
   * @param newRow the number of a row from now on; negative for one that is gone
   */
  ExternalIdTable renumbered(IntUnaryOperator newRow, IntPredicate nowAlive) {
    ExternalIdTable table = new ExternalIdTable(nowAlive);
    for (int i = 0; i < PARTS; i++) {
      for (long entry : parts.get(i)) {
        int row = entry == 0 ? -1 : newRow.applyAsInt(row(entry));
        if (row >= 0) {
          table.insert(entry(row, (int) entry));
        }
      }
    }
    return table;
  }

  /** What the table takes on the heap. */
  long memory() {
    long bytes = Memory.of(used);
    for (int i = 0; i < PARTS; i++) {
      bytes += Memory.of(parts.get(i));
    }
    return bytes;
  }

  private long[] grown(int number, long[] slots) {
    int length =
        slots.length == 0
            ? SMALLEST + number % SMALLEST
            : isSpacious(slots) ? slots.length : slots.length + slots.length / 3;
    long[] grown = new long[length];
    int kept = 0;
    for (long entry : slots) {
      if (entry != 0 && alive.test(row(entry))) {
        int at = first((int) entry, length);
        while (grown[at] != 0) {
          at = after(at, length);
        }
        grown[at] = entry;
        kept++;
      }
    }
    used[number] = kept;
    parts.set(number, grown);
    return grown;
  }

  /** Whether a third or more of the places is free once the dead have left. */
  private boolean isSpacious(long[] slots) {
    int living = 0;
    for (long entry : slots) {
      living += entry != 0 && alive.test(row(entry)) ? 1 : 0;
    }
    return living <= slots.length * 2L / 3;
  }

  private static long entry(int row, int hash) {
    return (row + 1L) << Integer.SIZE | (hash & 0xFFFF_FFFFL);
  }

  private static int row(long entry) {
    return (int) (entry >>> Integer.SIZE) - 1;
  }

  private static int part(int hash) {
    return hash >>> (Integer.SIZE - PART_BITS);
  }

  /** By the bits that do not choose the part. */
  private static int first(int hash, int length) {
    long rest = (hash << PART_BITS) & 0xFFFF_FFFFL;
    return (int) ((rest * length) >>> Integer.SIZE);
  }

  private static int after(int at, int length) {
    return at + 1 == length ? 0 : at + 1;
  }
}
