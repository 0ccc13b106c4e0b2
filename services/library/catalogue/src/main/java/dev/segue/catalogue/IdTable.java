package dev.segue.catalogue;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A hash table from track id to row: an integer for each id, open-addressed, in parts that grow one
 * at a time. It knows the newest row of an id; that row knows the one before.
 *
 * <p>One writer inserts while readers look up. A reader that holds an older snapshot goes from the
 * newest row back to the one it may see. A part that has grown is a copy, and the old one stays
 * true for whoever still looks into it.
 */
final class IdTable {
  private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int PART_BITS = 10;
  private static final int PARTS = 1 << PART_BITS;

  /** The smallest part. Others start with up to twice as much, so that not all grow at once. */
  private static final int SMALLEST = 16;

  private static final int FEWEST_ROW_BITS = 16;
  private static final int MOST_ROW_BITS = 31;

  private final Rows rows;
  private final AtomicReferenceArray<Part> parts = new AtomicReferenceArray<>(PARTS);

  private IdTable(Rows rows) {
    this.rows = rows;
    for (int i = 0; i < PARTS; i++) {
      parts.setPlain(i, new Part(0, FEWEST_ROW_BITS));
    }
  }

  /** A table of the ids of {@code rows}, none of which is in it yet. */
  static IdTable empty(Rows rows) {
    return new IdTable(rows);
  }

  /** Enters row {@code row}, whose id is {@code id}, as the newest of that id. Writer only. */
  void insert(int row, byte[] id) {
    long hash = hash(id);
    int number = (int) (hash >>> (Long.SIZE - PART_BITS));
    Part part = parts.get(number);
    if (!part.hasRoom(row)) {
      part = grown(part, number, row);
      parts.set(number, part);
    }
    int at = part.find(hash, id);
    int entry = part.slots[at];
    if (entry == 0) {
      part.used++;
    } else {
      rows.setOlder(row, part.row(entry));
    }
    // Released last: whoever sees the row also sees its id, and which one was before.
    SLOTS.setRelease(part.slots, at, part.entry(row, hash));
  }

  /** The newest row of {@code id} below {@code limit}, dead or alive, or -1. */
  int newest(byte[] id, int limit) {
    long hash = hash(id);
    Part part = parts.get((int) (hash >>> (Long.SIZE - PART_BITS)));
    if (part.slots.length == 0) {
      return -1;
    }
    // If the slot was free until now and is no more, then all rows of the id in it are too new.
    int entry = (int) SLOTS.getAcquire(part.slots, part.find(hash, id));
    int row = entry == 0 ? -1 : part.row(entry);
    while (row >= limit) {
      row = rows.older(row);
    }
    return row;
  }

  static byte[] bytes(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  /** What the table takes on the heap. */
  long memory() {
    long bytes = 0;
    for (int i = 0; i < PARTS; i++) {
      bytes += Memory.of(parts.get(i).slots);
    }
    return bytes;
  }

  private Part grown(Part part, int number, int row) {
    int length = part.slots.length;
    if (part.isFull()) {
      length = length == 0 ? SMALLEST + number % SMALLEST : length + length / 3;
    }
    // Room for twice as many rows, so that row numbers seldom need more bits.
    int rowBits = Math.max(FEWEST_ROW_BITS, Bits.width(row + 1L) + 1);
    Part grown = new Part(length, Math.min(MOST_ROW_BITS, rowBits));
    for (int entry : part.slots) {
      if (entry != 0) {
        int moved = part.row(entry);
        long hash = hash(rows.idBytes(moved));
        grown.slots[grown.free(hash)] = grown.entry(moved, hash);
      }
    }
    grown.used = part.used;
    return grown;
  }

  private static long hash(byte[] id) {
    long h = 0xCBF29CE484222325L;
    for (byte b : id) {
      h = (h ^ b) * 0x100000001B3L;
    }
    h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
    h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return h ^ (h >>> 33);
  }

  /**
   * One part. An entry is a row number + 1 and, in the bits that this leaves, some of the hash, so
   * that ids are compared only where they are mostly equal; 0 is a free slot.
   */
  private final class Part {
    private final int[] slots;
    private final int rowBits;

    /** Of the writer. */
    private int used;

    private Part(int length, int rowBits) {
      slots = new int[length];
      this.rowBits = rowBits;
    }

    private boolean isFull() {
      return used + 1L > slots.length * 7L / 8;
    }

    private boolean hasRoom(int row) {
      return !isFull() && row + 1L <= Bits.mask(rowBits);
    }

    private int entry(int row, long hash) {
      return (row + 1) | tag(hash);
    }

    private int row(int entry) {
      return (entry & (int) Bits.mask(rowBits)) - 1;
    }

    private int tag(long hash) {
      return (int) (hash >>> Integer.SIZE) << rowBits;
    }

    private int first(long hash) {
      return (int) (((hash & 0xFFFF_FFFFL) * slots.length) >>> Integer.SIZE);
    }

    private int after(int at) {
      return at + 1 == slots.length ? 0 : at + 1;
    }

    /** The slot of {@code id}, or the free one where it would be. */
    private int find(long hash, byte[] id) {
      int tag = tag(hash);
      int at = first(hash);
      while (true) {
        int entry = (int) SLOTS.getAcquire(slots, at);
        if (entry == 0 || (entry >>> rowBits << rowBits == tag && rows.idEquals(row(entry), id))) {
          return at;
        }
        at = after(at);
      }
    }

    /** The free slot of an id that is in none. Writer only. */
    private int free(long hash) {
      int at = first(hash);
      while (slots[at] != 0) {
        at = after(at);
      }
      return at;
    }
  }
}
