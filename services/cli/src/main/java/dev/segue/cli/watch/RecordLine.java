package dev.segue.cli.watch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.UnknownSchemaException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * One record of a topic as one line of JSON: key, value, partition, offset, timestamp, and headers
 * where there are any. A value is read with the schema it was written with. One that cannot be read
 * is given in base64, with the reason: what is on the topic is to be seen, all the more if it is
 * broken.
 *
 * <p>One per thread.
 */
final class RecordLine {
  private static final int ID_AT = 1;
  private static final int PAYLOAD_AT = 5;

  private final SchemaRegistry registry;
  private final ObjectMapper mapper = new ObjectMapper();
  private final Map<Integer, GenericDatumReader<Object>> readers = new HashMap<>();

  RecordLine(SchemaRegistry registry) {
    this.registry = registry;
  }

  String of(ConsumerRecord<byte[], byte[]> record) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = mapper.createGenerator(line)) {
      json.writeStartObject();
      json.writeStringField("key", text(record.key()));
      value(json, record.value());
      json.writeNumberField("partition", record.partition());
      json.writeNumberField("offset", record.offset());
      json.writeStringField("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
      if (record.headers().iterator().hasNext()) {
        json.writeObjectFieldStart("headers");
        for (Header header : record.headers()) {
          json.writeStringField(header.key(), text(header.value()));
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing JSON to memory failed", e);
    }
    return line.toString();
  }

  private void value(JsonGenerator json, byte @Nullable [] bytes) throws IOException {
    if (bytes == null) {
      json.writeNullField("value");
      return;
    }
    Object decoded;
    try {
      decoded = decode(bytes);
    } catch (UnknownSchemaException | IOException | AvroRuntimeException e) {
      json.writeBinaryField("value_base64", bytes);
      json.writeStringField("undecodable", String.valueOf(e.getMessage()));
      return;
    }
    json.writeFieldName("value");
    AvroJson.write(json, decoded);
  }

  private Object decode(byte[] bytes) throws UnknownSchemaException, IOException {
    if (bytes.length <= PAYLOAD_AT || bytes[0] != 0) {
      throw new IOException("the value is not Avro in Confluent's wire format");
    }
    int id = ByteBuffer.wrap(bytes).getInt(ID_AT);
    GenericDatumReader<Object> reader = readers.get(id);
    if (reader == null) {
      Schema schema = registry.byId(id);
      reader = new GenericDatumReader<>(schema);
      readers.put(id, reader);
    }
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, PAYLOAD_AT, bytes.length - PAYLOAD_AT, null);
    return reader.read(null, decoder);
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
