package dev.segue.query.listener;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Some entries, one after the other in one array:
 *
 * <pre>
 * length of the key, 4 bytes | length of the value, 4 bytes | hash of the key, 4 bytes | key | value
 * </pre>
 *
 * <p>A look-up goes from entry to entry, and compares keys of the same hash. The first entry is
 * removed without moving the others, so that removing all in order takes a time that grows with
 * their number alone. Not safe for several threads.
 */
final class EntryBlock {
  private static final int VALUE_LENGTH = Integer.BYTES;
  private static final int HASH = 2 * Integer.BYTES;
  private static final int HEAD = 3 * Integer.BYTES;
  private static final int SMALLEST = 128;

  private ByteBuffer bytes;
  private int start;
  private int used;
  private int size;

  EntryBlock() {
    this(ByteBuffer.allocate(SMALLEST), 0, 0);
  }

  private EntryBlock(ByteBuffer bytes, int used, int size) {
    this.bytes = bytes;
    this.used = used;
    this.size = size;
  }

  /** Number of entries. */
  int size() {
    return size;
  }

  byte @Nullable [] get(byte[] key) {
    int at = find(key);
    return at < 0 ? null : value(at);
  }

  /** Writes over the entry of the key, where there is one; else adds one. */
  void put(byte[] key, byte[] value) {
    int at = find(key);
    if (at >= 0 && valueLength(at) == value.length) {
      bytes.put(at + HEAD + key.length, value);
      return;
    }
    if (at >= 0) {
      remove(at);
    }
    add(key, value);
  }

  /** Removes the entry of the key, where there is one. The others keep their order. */
  void remove(byte[] key) {
    int at = find(key);
    if (at >= 0) {
      remove(at);
    }
  }

  /** Keys and values in the order in which they were added, as copies. */
  void forEach(BiConsumer<byte[], byte[]> reader) {
    for (int at = start; at < used; at += length(at)) {
      byte[] key = new byte[keyLength(at)];
      bytes.get(at + HEAD, key);
      reader.accept(key, value(at));
    }
  }

  /** The same entries once more, unaffected by what becomes of these. */
  EntryBlock copy() {
    byte[] entries = Arrays.copyOfRange(bytes.array(), start, used);
    return new EntryBlock(ByteBuffer.wrap(entries), entries.length, size);
  }

  private void add(byte[] key, byte[] value) {
    int added = HEAD + key.length + value.length;
    if (start > 0 && added > bytes.capacity() - used) {
      moveToFront();
    }
    int end = Math.addExact(used, added);
    if (end > bytes.capacity()) {
      // Half as much again: what is added costs the same on average however many there are.
      int capacity = (int) Math.min(Math.max(end, used + used / 2L), Integer.MAX_VALUE - 8);
      bytes = ByteBuffer.wrap(Arrays.copyOf(bytes.array(), Math.max(end, capacity)));
    }
    bytes.putInt(used, key.length);
    bytes.putInt(used + VALUE_LENGTH, value.length);
    bytes.putInt(used + HASH, Arrays.hashCode(key));
    bytes.put(used + HEAD, key);
    bytes.put(used + HEAD + key.length, value);
    used = end;
    size++;
  }

  private void remove(int at) {
    int length = length(at);
    byte[] array = bytes.array();
    // Nothing of what was removed is kept.
    if (at == start) {
      Arrays.fill(array, start, start + length, (byte) 0);
      start += length;
    } else {
      System.arraycopy(array, at + length, array, at, used - at - length);
      Arrays.fill(array, used - length, used, (byte) 0);
      used -= length;
    }
    size--;
  }

  private void moveToFront() {
    byte[] array = bytes.array();
    System.arraycopy(array, start, array, 0, used - start);
    Arrays.fill(array, used - start, used, (byte) 0);
    used -= start;
    start = 0;
  }

  /** Where the entry of a key begins, or −1. */
  private int find(byte[] key) {
    byte[] array = bytes.array();
    int hash = Arrays.hashCode(key);
    for (int at = start; at < used; at += length(at)) {
      int from = at + HEAD;
      if (bytes.getInt(at + HASH) == hash
          && Arrays.equals(array, from, from + keyLength(at), key, 0, key.length)) {
        return at;
      }
    }
    return -1;
  }

  private byte[] value(int at) {
    byte[] value = new byte[valueLength(at)];
    bytes.get(at + HEAD + keyLength(at), value);
    return value;
  }

  private int length(int at) {
    return HEAD + keyLength(at) + valueLength(at);
  }

  private int keyLength(int at) {
    return bytes.getInt(at);
  }

  private int valueLength(int at) {
    return bytes.getInt(at + VALUE_LENGTH);
  }
}
