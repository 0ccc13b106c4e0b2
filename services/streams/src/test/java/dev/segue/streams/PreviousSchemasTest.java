package dev.segue.streams;

import static dev.segue.streams.TopologyFixture.decode;
import static dev.segue.streams.TopologyFixture.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.schemas.avro.TrackLayer;
import dev.segue.streams.topology.Names;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events, state and tracks of the version before layers, beside those of this one, as in a rolling
 * restart.
 */
class PreviousSchemasTest {
  private static final Path PREVIOUS =
      Path.of("..", "..", "schemas", "src", "test", "resources", "previous", "v2");
  private static final int HEADER_BYTES = 5;

  @TempDir private Path stateDir;
  private TopologyFixture app;

  @BeforeEach
  void start() {
    app = new TopologyFixture(stateDir);
  }

  @AfterEach
  void stop() {
    app.close();
  }

  @Test
  void shouldTakeEventsThatAnEarlierCollectorWrites() throws IOException {
    byte[] event = asBefore("TrackFeatures", app.events.encode(Events.of("a")));
    app.publish(utf8("a"), event, 1000);

    byte[] track = app.readByKey(app.topics.tracks()).get("a");
    app.publish(Events.of("a"), 2000);
    assertThat(app.read(app.topics.tracks())).as("the same event by a later one").isEmpty();
    assertThat(decode(app.tracks, track).getExternalIds()).isEmpty();
    assertThat(decode(app.tracks, track).getTitle()).isEqualTo(Events.of("a").getTitle());
  }

  @Test
  void shouldGoOnFromTheStateOfAnEarlierService() throws IOException {
    app.publish(Events.of("a"), 1000);
    byte[] now = Objects.requireNonNull(app.readByKey(app.topics.tracks()).get("a"));
    KeyValueStore<byte[], byte[]> state = app.driver.getKeyValueStore(Names.FEATURES_STORE);
    state.put(utf8("a"), asBefore("Track", now));
    TrackFeatures names = TrackFeatures.newBuilder().setId("a").setLayer("manual").build();
    names.setTitle("By hand");
    app.publish(names, 2000);

    Track track = decode(app.tracks, app.readByKey(app.topics.tracks()).get("a"));
    assertThat(track.getTitle()).isEqualTo("By hand");
    assertThat(track.getFeatures().getEnergy()).isEqualTo(Events.of("a").getEnergy());
    assertThat(track.getLayers())
        .extracting(TrackLayer::getLayer)
        .containsExactly("manual", "base");
  }

  @Test
  void shouldWriteTracksThatAnEarlierQueryServiceReads() throws IOException {
    TrackFeatures event = Events.of("a");
    event.setExternalIds(List.of("isrc:ATX991900001"));
    app.publish(event, 1000);
    TrackFeatures names = TrackFeatures.newBuilder().setId("a").setLayer("manual").build();
    names.setTitle("By hand");
    app.publish(names, 2000);
    byte[] written = Objects.requireNonNull(app.readByKey(app.topics.tracks()).get("a"));

    GenericRecord read = read(before("Track"), Track.getClassSchema(), written);
    assertThat(read.get("title")).hasToString("By hand");
    assertThat(((GenericRecord) read.get("features")).get("energy")).isEqualTo(event.getEnergy());
  }

  /** The record as the version before writes it. */
  private byte[] asBefore(String name, byte[] written) throws IOException {
    Schema before = before(name);
    Schema now = name.equals("Track") ? Track.getClassSchema() : TrackFeatures.getClassSchema();
    GenericRecord record = read(before, now, written);
    int id = app.registry.register("earlier-" + name, before);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(ByteBuffer.allocate(HEADER_BYTES).put((byte) 0).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(before).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static GenericRecord read(Schema reader, Schema writer, byte[] bytes) throws IOException {
    return new GenericDatumReader<GenericRecord>(writer, reader)
        .read(
            null,
            DecoderFactory.get()
                .binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null));
  }

  private static Schema before(String name) throws IOException {
    Schema.Parser parser = new Schema.Parser();
    parser.parse(PREVIOUS.resolve("CanonicalFeatures.avsc").toFile());
    return parser.parse(PREVIOUS.resolve(name + ".avsc").toFile());
  }
}
