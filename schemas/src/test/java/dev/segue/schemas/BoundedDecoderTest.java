package dev.segue.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class BoundedDecoderTest {
  private static final Schema EVERYTHING =
      SchemaBuilder.record("Everything")
          .fields()
          .requiredBoolean("yes")
          .requiredInt("small")
          .requiredLong("large")
          .requiredFloat("rough")
          .requiredDouble("fine")
          .requiredString("text")
          .requiredBytes("raw")
          .optionalString("maybe")
          .name("fixed")
          .type()
          .fixed("Four")
          .size(4)
          .noDefault()
          .name("kind")
          .type()
          .enumeration("Kind")
          .symbols("A", "B")
          .noDefault()
          .name("list")
          .type()
          .array()
          .items()
          .longType()
          .noDefault()
          .name("map")
          .type()
          .map()
          .values()
          .stringType()
          .noDefault()
          .endRecord();
  private static final Schema LAST_ONLY =
      SchemaBuilder.record("Everything")
          .fields()
          .name("map")
          .type()
          .map()
          .values()
          .stringType()
          .noDefault()
          .endRecord();

  private final BoundedDecoder decoder = new BoundedDecoder();

  @Test
  void shouldReadWhatAvroWrites() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      GenericRecord written = anything(random);

      assertThat(read(EVERYTHING, binary(written, false))).hasToString(written.toString());
      assertThat(read(EVERYTHING, binary(written, true)))
          .as("in blocks that tell their size")
          .hasToString(written.toString());
      assertThat(decoder.remainingBytes()).isZero();
    }
  }

  @Test
  void shouldSkipWhatTheReaderDoesNotWant() throws IOException {
    GenericRecord written = anything(new Random(2));

    for (boolean blocked : new boolean[] {false, true}) {
      GenericRecord read = read(LAST_ONLY, binary(written, blocked));
      assertThat(read.get("map")).hasToString(written.get("map").toString());
    }
  }

  @Test
  void shouldReadTheNumbersAtTheEnds() throws IOException {
    for (long number : new long[] {0, -1, 1, 63, 64, -64, -65, Long.MAX_VALUE, Long.MIN_VALUE}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      encoder.writeLong(number);
      encoder.flush();
      assertThat(over(out.toByteArray()).readLong()).isEqualTo(number);
    }
  }

  @Test
  void shouldNotBelieveALengthBeyondTheBytes() {
    byte[] billion = {-128, -108, -21, -36, 3, 1, 1};

    assertEnds(() -> over(billion).readString());
    assertEnds(() -> over(billion).readBytes(null));
    assertEnds(() -> over(billion).skipString());
    assertEnds(() -> over(billion).skipBytes());
    assertEnds(() -> over(billion).readArrayStart());
    assertEnds(() -> over(billion).skipArray());
    assertEnds(() -> over(billion).readMapStart());
    assertEnds(() -> over(new byte[] {1}).readString()); // -1
    assertEnds(() -> over(new byte[] {0, 0}).readDouble());
    assertEnds(() -> over(new byte[0]).readBoolean());
  }

  @Test
  void shouldRefuseWhatNoWriterWrites() {
    byte[] endless = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1};

    assertMalformed(() -> over(endless).readLong(), "more than ten bytes");
    assertMalformed(() -> over(new byte[] {-2, -1, -1, -1, 31}).readInt(), "out of range");
    assertMalformed(() -> over(new byte[] {2}).readBoolean(), "neither 0 nor 1");
    assertMalformed(() -> over(new byte[] {4, (byte) 0xC3, 40}).readString(), "not valid UTF-8");
  }

  @Test
  void shouldKeepTheReplacementCharacterWhereItIsMeant() throws IOException {
    byte[] text = "a\uFFFDb".getBytes(UTF_8);

    assertThat(over(ByteBuffer.allocate(6).put((byte) 10).put(text).array()).readString())
        .isEqualTo("a\uFFFDb");
  }

  private BoundedDecoder over(byte[] bytes) {
    return decoder.over(bytes, 0);
  }

  private GenericRecord read(Schema reader, byte[] bytes) throws IOException {
    return new GenericDatumReader<GenericRecord>(EVERYTHING, reader).read(null, over(bytes));
  }

  private static byte[] binary(GenericRecord value, boolean blocked) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EncoderFactory factory = new EncoderFactory().configureBlockSize(64);
    BinaryEncoder encoder =
        blocked ? factory.blockingBinaryEncoder(out, null) : factory.binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(EVERYTHING).write(value, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static GenericRecord anything(Random random) {
    GenericRecord record = new GenericData.Record(EVERYTHING);
    record.put("yes", random.nextBoolean());
    record.put("small", random.nextInt());
    record.put("large", random.nextLong());
    record.put("rough", random.nextFloat());
    record.put("fine", random.nextDouble());
    record.put("text", "ü" + random.nextInt());
    record.put("raw", ByteBuffer.wrap(new byte[random.nextInt(5)]));
    record.put("maybe", random.nextBoolean() ? null : "夜");
    record.put(
        "fixed",
        new GenericData.Fixed(EVERYTHING.getField("fixed").schema(), new byte[] {1, 2, 3, 4}));
    record.put("kind", new GenericData.EnumSymbol(EVERYTHING.getField("kind").schema(), "B"));
    record.put("list", random.longs(random.nextInt(60)).boxed().toList());
    record.put("map", random.nextBoolean() ? Map.of() : Map.of("key", "value"));
    return record;
  }

  private static void assertEnds(Reading reading) {
    assertThatExceptionOfType(EOFException.class).isThrownBy(reading::run);
  }

  private static void assertMalformed(Reading reading, String said) {
    assertThatExceptionOfType(AvroRuntimeException.class)
        .isThrownBy(reading::run)
        .withMessageContaining(said);
  }

  private interface Reading {
    void run() throws IOException;
  }
}
