package dev.segue.schemas;

import dev.segue.schemas.UndecodableException.Reason;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * One type of record of one topic, to and from bytes in Confluent wire format: a zero byte, the id
 * of the writer's schema in four bytes (big-endian), then the record in Avro's binary encoding.
 * Thread-safe.
 *
 * @param <T> the generated class
 */
public final class AvroCodec<T extends SpecificRecord> {

  static {
    GeneratedRecords.trust();
  }

  private static final int UNREGISTERED = -1;

  private final Class<T> type;
  private final Schema schema;
  private final Schema published;
  private final SchemaRegistry registry;
  private final String subject;
  private final ThreadLocal<AvroScratch<T>> scratch;
  private final Map<Integer, Schema> readable = new ConcurrentHashMap<>();
  private volatile int id = UNREGISTERED;

  private AvroCodec(Class<T> type, SchemaRegistry registry, String topic) {
    this.type = type;
    SpecificData data = SpecificData.getForClass(type);
    data.setCustomCoders(true);
    data.setFastReaderEnabled(
        false); // it would be preferred to the custom coders, which are faster
    this.schema = data.getSchema(type);
    this.published = withoutJavaProperties(schema);
    this.registry = registry;
    this.subject = topic + "-value";
    this.scratch = ThreadLocal.withInitial(() -> new AvroScratch<>(schema, data));
  }

  /** The codec of a topic's values. Nothing is sent to the registry yet. */
  public static <T extends SpecificRecord> AvroCodec<T> of(
      Class<T> type, SchemaRegistry registry, String topic) {
    return new AvroCodec<>(type, registry, topic);
  }

  /**
   * Registers our schema, so that {@link #encode} need not; a second call does nothing.
   *
   * @return the id that encoded values carry
   * @throws SchemaRefusedException if the schema is incompatible with earlier versions
   * @throws SchemaRegistryUnavailableException if the registry could not be asked; the call may be
   *     repeated
   */
  public int register() {
    int known = id;
    return known == UNREGISTERED ? registerOnce() : known;
  }

  private synchronized int registerOnce() {
    if (id == UNREGISTERED) {
      id = registry.register(subject, published);
    }
    return id;
  }

  /**
   * The schema as the checked-in file has it, so that a producer who registers the file gets the
   * same id.
   */
  static Schema withoutJavaProperties(Schema generated) {
    String text =
        generated
            .toString()
            .replace("{\"type\":\"string\",\"avro.java.string\":\"String\"}", "\"string\"");
    return new Schema.Parser().parse(text);
  }

  /**
   * The bytes of a record. The first call registers the schema unless {@link #register} did.
   *
   * @throws IllegalArgumentException if a field that has no null is null
   */
  public byte[] encode(T value) {
    int schemaId = register();
    try {
      return scratch.get().encode(schemaId, value);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "A %s cannot be encoded: %s".formatted(type.getSimpleName(), e.getMessage()), e);
    }
  }

  /**
   * The record in some bytes, whatever compatible schema it was written with.
   *
   * @throws UndecodableException if there is no such record in them; they will not become readable
   *     later
   * @throws SchemaRegistryUnavailableException if their schema is not known yet and the registry
   *     could not be asked; the call may be repeated
   */
  public T decode(byte[] bytes) throws UndecodableException {
    if (bytes.length < ConfluentHeader.SIZE || !ConfluentHeader.isMagic(bytes)) {
      throw new UndecodableException(
          Reason.NOT_CONFLUENT_AVRO,
          bytes.length < ConfluentHeader.SIZE
              ? "The value has %d bytes, fewer than the header of Confluent wire format."
                  .formatted(bytes.length)
              : "The value starts with byte 0x%02x where Confluent wire format has 0x00."
                  .formatted(bytes[0]),
          null);
    }
    int writerId = ConfluentHeader.schemaId(bytes);
    Schema writer = readableSchema(writerId);
    AvroScratch<T> mine = scratch.get();
    try {
      return mine.decode(writerId, writer, bytes);
    } catch (IOException | RuntimeException e) { // malformed bytes bring out all kinds
      throw new UndecodableException(
          Reason.TRUNCATED,
          "The value of %d bytes is not a whole %s of schema %d: %s."
              .formatted(bytes.length, type.getSimpleName(), writerId, e.getMessage()),
          e);
    }
  }

  private Schema readableSchema(int writerId) throws UndecodableException {
    @Nullable Schema known = readable.get(writerId);
    if (known != null) {
      return known;
    }
    Schema writer;
    try {
      writer = registry.byId(writerId);
    } catch (UnknownSchemaException e) {
      throw new UndecodableException(Reason.UNKNOWN_SCHEMA, String.valueOf(e.getMessage()), e);
    }
    if (writer.equals(published)) {
      writer = schema;
    } else {
      requireReadable(writerId, writer);
    }
    readable.put(writerId, writer);
    return writer;
  }

  private void requireReadable(int writerId, Schema writer) throws UndecodableException {
    var result = SchemaCompatibility.checkReaderWriterCompatibility(schema, writer).getResult();
    if (result.getCompatibility() == SchemaCompatibilityType.COMPATIBLE) {
      return;
    }
    var first = result.getIncompatibilities().get(0);
    throw new UndecodableException(
        Reason.INCOMPATIBLE_SCHEMA,
        "Schema %d (%s) cannot be read as a %s: %s at %s (%s)."
            .formatted(
                writerId,
                writer.getType() == Schema.Type.RECORD ? writer.getFullName() : writer.getType(),
                type.getSimpleName(),
                first.getType(),
                first.getLocation(),
                first.getMessage()),
        null);
  }

  /** Both directions as Kafka wants them. */
  public Serde<T> serde() {
    return Serdes.serdeFrom(serializer(), deserializer());
  }

  /** {@link #encode} as Kafka wants it; null stays null. */
  public Serializer<@Nullable T> serializer() {
    return (topic, value) -> value == null ? null : encode(value);
  }

  /**
   * {@link #decode} as Kafka wants it; null stays null, and an {@link UndecodableException} is the
   * cause of Kafka's own.
   */
  public Deserializer<@Nullable T> deserializer() {
    return (topic, bytes) -> {
      try {
        return bytes == null ? null : decode(bytes);
      } catch (UndecodableException e) {
        throw new SerializationException(e.getMessage(), e);
      }
    };
  }
}
