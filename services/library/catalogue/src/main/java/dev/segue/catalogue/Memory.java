package dev.segue.catalogue;

import org.jspecify.annotations.Nullable;

/** What arrays take on the heap: their elements and a header. */
final class Memory {
  private static final int HEADER = 16;

  private Memory() {}

  static long of(byte @Nullable [] array) {
    return array == null ? 0 : size(array.length, Byte.BYTES);
  }

  static long of(char @Nullable [] array) {
    return array == null ? 0 : size(array.length, Character.BYTES);
  }

  static long of(int @Nullable [] array) {
    return array == null ? 0 : size(array.length, Integer.BYTES);
  }

  static long of(float @Nullable [] array) {
    return array == null ? 0 : size(array.length, Float.BYTES);
  }

  static long of(long @Nullable [] array) {
    return array == null ? 0 : size(array.length, Long.BYTES);
  }

  private static long size(int length, int each) {
    return HEADER + (long) length * each;
  }
}
