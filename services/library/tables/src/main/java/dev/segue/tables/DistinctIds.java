package dev.segue.tables;

import java.util.OptionalLong;

/**
 * Counts different ids by a 64-bit hash of each, in an open-addressed table that is never more than
 * half full. Gives up, rather than taking the memory, beyond {@link #LIMIT}.
 */
final class DistinctIds {

  /** 8 million ids in 128 MB. */
  static final int LIMIT = 1 << 23;

  private static final int FIRST_CAPACITY = 1 << 12;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private long[] slots = new long[FIRST_CAPACITY];
  private int size;
  private boolean full;

  void add(String id) {
    if (full) {
      return;
    }
    if (size * 2 >= slots.length) {
      grow();
    }
    size += put(slots, hash(id)) ? 1 : 0;
  }

  OptionalLong count() {
    return full ? OptionalLong.empty() : OptionalLong.of(size);
  }

  private void grow() {
    if (size >= LIMIT) {
      full = true;
      slots = new long[2];
      return;
    }
    long[] larger = new long[slots.length * 2];
    for (long hash : slots) {
      if (hash != 0) {
        put(larger, hash);
      }
    }
    slots = larger;
  }

  private static boolean put(long[] slots, long hash) {
    int mask = slots.length - 1;
    int at = (int) hash & mask;
    while (slots[at] != 0) {
      if (slots[at] == hash) {
        return false;
      }
      at = (at + 1) & mask;
    }
    slots[at] = hash;
    return true;
  }

  /**
   * FNV-1a over UTF-16 units, then mixed (the finaliser of MurmurHash3); never 0, which marks a
   * free slot.
   */
  private static long hash(String id) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * FNV_PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xFF51AFD7ED558CCDL;
    hash = (hash ^ (hash >>> 33)) * 0xC4CEB9FE1A85EC53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash;
  }
}
