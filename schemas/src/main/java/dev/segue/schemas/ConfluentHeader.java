package dev.segue.schemas;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What stands before the record in Confluent wire format.
 *
 * <pre>
 *  byte 0      bytes 1..4
 *  0x00        id of the writer's schema, big-endian
 * </pre>
 */
final class ConfluentHeader {
  static final int SIZE = 1 + Integer.BYTES;

  private static final byte MAGIC = 0;
  private static final VarHandle BIG_ENDIAN_INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private ConfluentHeader() {}

  static boolean isMagic(byte[] bytes) {
    return bytes[0] == MAGIC;
  }

  static int schemaId(byte[] bytes) {
    return (int) BIG_ENDIAN_INT.get(bytes, 1);
  }

  static void put(byte[] target, int schemaId) {
    target[0] = MAGIC;
    BIG_ENDIAN_INT.set(target, 1, schemaId);
  }
}
