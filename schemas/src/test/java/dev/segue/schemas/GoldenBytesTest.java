package dev.segue.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that were written once and have to stay readable, and to be written again, for ever. Each
 * file holds the value of a Kafka record, header and all, in hexadecimal. If a schema gets a new
 * field, its file changes and the old one moves to {@code golden/earlier}, to the folder of the
 * last version that wrote it, where it only has to be readable.
 */
class GoldenBytesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final int SCHEMA_ID = 7;

  static List<SpecificRecord> examples() {
    return ExampleRecords.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldWriteTheSameBytesAsEver(SpecificRecord example) throws IOException {
    assertThat(HexFormat.of().formatHex(codec(example).encode(example))).isEqualTo(golden(example));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldReadTheBytesAsTheRecordTheyWere(SpecificRecord example) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(golden(example));

    assertThat(codec(example).decode(bytes)).isEqualTo(example);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void shouldBeReadableByAvroAlone(SpecificRecord example) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(golden(example));

    Object read =
        new GenericDatumReader<>(TestSchemas.checkedIn(example.getSchema().getName()))
            .read(
                null,
                DecoderFactory.get()
                    .binaryDecoder(Arrays.copyOfRange(bytes, 5, bytes.length), null));

    assertThat(read).hasToString(example.toString());
  }

  static List<Path> earlier() throws IOException {
    try (Stream<Path> files = Files.walk(GOLDEN.resolve("earlier"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("earlier")
  void shouldReadWhatEarlierVersionsWrote(Path file) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(Files.readString(file).replaceAll("\\s", ""));
    String name = file.getFileName().toString().replace(".hex", "");
    Path version = GOLDEN.resolve("earlier").relativize(file).getName(0);

    GenericRecord read =
        new GenericDatumReader<GenericRecord>(
                TestSchemas.previous(version.toString(), name), TestSchemas.checkedIn(name))
            .read(
                null,
                DecoderFactory.get()
                    .binaryDecoder(Arrays.copyOfRange(bytes, 5, bytes.length), null));

    assertThat(read.getSchema().getFields())
        .allSatisfy(field -> assertThat(read.hasField(field.name())).isTrue());
  }

  private static String golden(SpecificRecord example) throws IOException {
    return Files.readString(GOLDEN.resolve(example.getSchema().getName() + ".hex"))
        .replaceAll("\\s", "");
  }

  private static AvroCodec<SpecificRecord> codec(SpecificRecord example) {
    GeneratedRecords.trust(); // the codec would do it, but the class comes first
    @SuppressWarnings("unchecked") // the class of a generated record, by construction
    Class<SpecificRecord> type = (Class<SpecificRecord>) example.getClass();
    SchemaRegistry registry = SchemaRegistry.inMemory();
    for (int before = 1; before < SCHEMA_ID; before++) {
      registry.register("other-" + before, Schema.createFixed("f" + before, null, null, before));
    }
    AvroCodec<SpecificRecord> codec = AvroCodec.of(type, registry, "any");
    codec.register();
    return codec;
  }
}
