package dev.segue.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.segue.schemas.UndecodableException.Reason;
import dev.segue.schemas.avro.TrackFeatures;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroCodecTest {
  private static final String TOPIC = "track-features";

  private final SchemaRegistry registry = SchemaRegistry.inMemory();
  private final AvroCodec<TrackFeatures> codec = AvroCodec.of(TrackFeatures.class, registry, TOPIC);

  @Test
  void shouldPutTheHeaderOfConfluentWireFormatBeforeTheRecord() {
    byte[] bytes = codec.encode(ExampleRecords.trackFeatures());

    assertThat(Arrays.copyOf(bytes, 5)).containsExactly(0, 0, 0, 0, codec.register());
  }

  @Test
  void shouldRegisterTheSchemaAsTheCheckedInFileHasIt() throws Exception {
    Schema registered = registry.byId(codec.register());

    assertThat(registered).isEqualTo(TestSchemas.checkedIn("TrackFeatures"));
    assertThat(registered.toString()).doesNotContain("avro.java.string");
  }

  @Test
  void shouldReadRecordsOfAnOlderWriterWithDefaultsForWhatItDidNotKnow() throws Exception {
    Schema older =
        SchemaBuilder.record("TrackFeatures")
            .namespace("dev.segue.schemas.avro")
            .fields()
            .name("energy")
            .type()
            .unionOf()
            .nullType()
            .and()
            .doubleType()
            .endUnion()
            .nullDefault()
            .requiredString("id")
            .optionalString("mood")
            .endRecord();
    GenericRecord written = new GenericData.Record(older);
    written.put("id", "7");
    written.put("energy", 0.5);
    written.put("mood", "calm");

    TrackFeatures read = codec.decode(wireBytes(older, written));

    assertThat(read).isEqualTo(TrackFeatures.newBuilder().setId("7").setEnergy(0.5).build());
  }

  @Test
  void shouldRefuseBytesWithoutTheHeader() {
    assertReason(new byte[0], Reason.NOT_CONFLUENT_AVRO, "0 bytes");
    assertReason(new byte[] {0, 0, 0, 1}, Reason.NOT_CONFLUENT_AVRO, "4 bytes");
    assertReason("{\"id\": 1}".getBytes(UTF_8), Reason.NOT_CONFLUENT_AVRO, "0x7b");
  }

  @Test
  void shouldRefuseAnIdThatTheRegistryDoesNotHave() {
    assertReason(new byte[] {0, 0, 0, 0, 99, 1}, Reason.UNKNOWN_SCHEMA, "99");
    assertReason(new byte[] {0, -1, 0, 0, 0, 1}, Reason.UNKNOWN_SCHEMA, "-16777216");
  }

  @Test
  void shouldRefuseASchemaThatCannotBeReadAsOurs() throws Exception {
    Schema other =
        SchemaBuilder.record("TrackFeatures")
            .namespace("dev.segue.schemas.avro")
            .fields()
            .requiredInt("id")
            .endRecord();
    GenericRecord written = new GenericData.Record(other);
    written.put("id", 7);

    assertReason(
        wireBytes(other, written), Reason.INCOMPATIBLE_SCHEMA, "TYPE_MISMATCH at /fields/0");
    Schema text = Schema.create(Schema.Type.STRING);
    assertReason(wireBytes(text, "hello"), Reason.INCOMPATIBLE_SCHEMA, "STRING");
  }

  @Test
  void shouldRefuseEveryPrefixAndWhatFollowsTheEnd() throws Exception {
    byte[] whole = codec.encode(ExampleRecords.trackFeatures());

    for (int length = 5; length < whole.length; length++) {
      assertReason(Arrays.copyOf(whole, length), Reason.TRUNCATED, "not a whole TrackFeatures");
    }
    assertReason(
        Arrays.copyOf(whole, whole.length + 2), Reason.TRUNCATED, "2 bytes follow its end");
    assertThat(codec.decode(whole)).isEqualTo(ExampleRecords.trackFeatures());
  }

  @Test
  void shouldNotBelieveAHugeLength() {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.put((byte) 0).putInt(codec.register());
    bytes.put(new byte[] {0, 0}); // id "", no title
    bytes.put(new byte[] {-2, -1, -1, -1, 15}); // 2^31 - 1 artists

    assertReason(
        Arrays.copyOf(bytes.array(), bytes.position()),
        Reason.TRUNCATED,
        "a length of 2147483647 is declared where 0 bytes remain");
  }

  @Test
  void shouldNameTheRecordThatCannotBeEncoded() {
    TrackFeatures broken = ExampleRecords.trackFeatures();
    broken.setArtists(null); // so that what comes before is written already

    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(broken))
        .withMessageStartingWith("A TrackFeatures cannot be encoded:");
    assertThat(codec.encode(ExampleRecords.trackFeatures()))
        .as("what is left of the failed record must not lead the next one")
        .isEqualTo(
            AvroCodec.of(TrackFeatures.class, registry, TOPIC)
                .encode(ExampleRecords.trackFeatures()));
  }

  @Test
  void shouldKeepNullAsNullInKafkasInterfaces() {
    try (var serde = codec.serde()) {
      assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
      assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
      byte[] bytes = serde.serializer().serialize(TOPIC, ExampleRecords.trackFeatures());
      assertThat(serde.deserializer().deserialize(TOPIC, bytes))
          .isEqualTo(ExampleRecords.trackFeatures());
      assertThatExceptionOfType(SerializationException.class)
          .isThrownBy(() -> serde.deserializer().deserialize(TOPIC, new byte[] {1}))
          .withCauseInstanceOf(UndecodableException.class);
    }
  }

  @Test
  void shouldServeSeveralThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> work =
          IntStream.range(0, 8)
              .mapToObj(number -> (Callable<Boolean>) () -> roundTrips(number))
              .toList();
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean roundTrips(int number) throws UndecodableException {
    for (int i = 0; i < 500; i++) {
      TrackFeatures value =
          TrackFeatures.newBuilder(ExampleRecords.trackFeatures()).setId(number + "/" + i).build();
      if (!codec.decode(codec.encode(value)).equals(value)) {
        return false;
      }
    }
    return true;
  }

  private void assertReason(byte[] bytes, Reason reason, String said) {
    assertThatExceptionOfType(UndecodableException.class)
        .isThrownBy(() -> codec.decode(bytes))
        .withMessageContaining(said)
        .satisfies(thrown -> assertThat(thrown.reason()).isEqualTo(reason));
  }

  private byte[] wireBytes(Schema writer, Object value) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.write(ByteBuffer.allocate(4).putInt(registry.register("any", writer)).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<>(writer).write(value, encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
