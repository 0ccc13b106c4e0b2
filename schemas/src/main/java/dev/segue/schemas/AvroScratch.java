package dev.segue.schemas;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * What one thread reuses from record to record: readers are costly to make, and Avro's are fastest
 * on one thread.
 */
final class AvroScratch<T> {
  private static final int LARGEST_KEPT = 1 << 20;

  private final Schema schema;
  private final SpecificData data;
  private final SpecificDatumWriter<T> writer;
  private final Map<Integer, SpecificDatumReader<T>> readers = new HashMap<>();
  private final BoundedDecoder decoder = new BoundedDecoder();
  private final byte[] header = new byte[ConfluentHeader.SIZE];
  private ByteArrayOutputStream out = new ByteArrayOutputStream(512);
  private @Nullable BinaryEncoder encoder;

  AvroScratch(Schema schema, SpecificData data) {
    this.schema = schema;
    this.data = data;
    this.writer = new SpecificDatumWriter<>(schema, data);
  }

  byte[] encode(int schemaId, T value) throws IOException {
    out.reset();
    ConfluentHeader.put(header, schemaId);
    out.write(header, 0, header.length);
    BinaryEncoder mine = encoder == null ? EncoderFactory.get().binaryEncoder(out, null) : encoder;
    encoder = null; // what a failed write leaves in its buffer must not begin the next record
    writer.write(value, mine);
    mine.flush();
    byte[] bytes = out.toByteArray();
    if (bytes.length > LARGEST_KEPT) {
      out = new ByteArrayOutputStream(512);
    } else {
      encoder = mine;
    }
    return bytes;
  }

  T decode(int schemaId, Schema writerSchema, byte[] bytes) throws IOException {
    SpecificDatumReader<T> reader =
        readers.computeIfAbsent(
            schemaId, id -> new SpecificDatumReader<>(writerSchema, schema, data));
    try {
      T value = reader.read(null, decoder.over(bytes, ConfluentHeader.SIZE));
      if (decoder.remainingBytes() > 0) {
        throw new EOFException("%d bytes follow its end".formatted(decoder.remainingBytes()));
      }
      return value;
    } finally {
      decoder.release();
    }
  }
}
