package dev.segue.schemas;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Avro's binary encoding, read from one array. Reusable, for one thread.
 *
 * <p>Avro's own decoder believes the length of an array or map before it has seen the items, and
 * generated code then allocates as much: five bytes of rubbish cost gigabytes. Here no declared
 * length is believed that the remaining bytes cannot hold, given that each item of our schemas
 * takes a byte at least. Text has to be valid UTF-8.
 */
final class BoundedDecoder extends Decoder {
  private static final VarHandle LITTLE_ENDIAN_INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LITTLE_ENDIAN_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final byte[] NOTHING = new byte[0];

  private byte[] bytes = NOTHING;
  private int at;

  /** Starts at an offset of an array, which is not copied. */
  BoundedDecoder over(byte[] source, int offset) {
    bytes = source;
    at = offset;
    return this;
  }

  /** Lets go of the array. */
  void release() {
    over(NOTHING, 0);
  }

  @Override
  public int remainingBytes() {
    return bytes.length - at;
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() throws IOException {
    int start = advance(1);
    if ((bytes[start] & ~1) != 0) {
      throw new AvroRuntimeException("a boolean is neither 0 nor 1");
    }
    return bytes[start] == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if ((int) value != value) {
      throw new AvroRuntimeException("an int is out of range: " + value);
    }
    return (int) value;
  }

  @Override
  public long readLong() throws IOException {
    long zigzag = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = bytes[advance(1)];
      zigzag |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (zigzag >>> 1) ^ -(zigzag & 1);
      }
    }
    throw new AvroRuntimeException("a number takes more than ten bytes");
  }

  @Override
  public float readFloat() throws IOException {
    return Float.intBitsToFloat((int) LITTLE_ENDIAN_INT.get(bytes, advance(Float.BYTES)));
  }

  @Override
  public double readDouble() throws IOException {
    return Double.longBitsToDouble((long) LITTLE_ENDIAN_LONG.get(bytes, advance(Double.BYTES)));
  }

  @Override
  public Utf8 readString(@Nullable Utf8 old) throws IOException {
    return new Utf8(readString());
  }

  @Override
  public String readString() throws IOException {
    int length = length();
    int start = advance(length);
    String text = new String(bytes, start, length, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0) { // what is put in place of malformed bytes, rarely meant
      requireUtf8(start, length);
    }
    return text;
  }

  private void requireUtf8(int start, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, length));
    } catch (CharacterCodingException e) {
      throw new AvroRuntimeException("text is not valid UTF-8", e);
    }
  }

  @Override
  public void skipString() throws IOException {
    advance(length());
  }

  @Override
  public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
    int length = length();
    byte[] copy = new byte[length];
    readFixed(copy, 0, length);
    return ByteBuffer.wrap(copy);
  }

  @Override
  public void skipBytes() throws IOException {
    advance(length());
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    System.arraycopy(bytes, advance(length), target, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    advance(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  @Override
  public long readArrayStart() throws IOException {
    return items();
  }

  @Override
  public long arrayNext() throws IOException {
    return items();
  }

  @Override
  public long readMapStart() throws IOException {
    return items();
  }

  @Override
  public long mapNext() throws IOException {
    return items();
  }

  @Override
  public long skipArray() throws IOException {
    return skippedItems();
  }

  @Override
  public long skipMap() throws IOException {
    return skippedItems();
  }

  /**
   * Number of items of the next block; a negative number says that the size in bytes follows it.
   */
  private int items() throws IOException {
    long items = readLong();
    if (items < 0) {
      items = -items;
      length();
    }
    return bounded(items);
  }

  /** Skips blocks that tell their size; number of items of the first one that does not. */
  private int skippedItems() throws IOException {
    long items = readLong();
    while (items < 0) {
      advance(length());
      items = readLong();
    }
    return bounded(items);
  }

  private int length() throws IOException {
    return bounded(readLong());
  }

  private int bounded(long length) throws EOFException {
    if (length < 0 || length > remainingBytes()) {
      throw new EOFException(
          "a length of %d is declared where %d bytes remain".formatted(length, remainingBytes()));
    }
    return (int) length;
  }

  private int advance(int length) throws EOFException {
    int start = at;
    if (length > bytes.length - start) {
      throw new EOFException("the bytes end within a value");
    }
    at = start + length;
    return start;
  }
}
