package dev.segue.streams;

import static dev.segue.streams.TopologyFixture.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.runtime.deadletter.DeadLetterReason;
import dev.segue.schemas.avro.TrackFeatures;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterTopologyTest {
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
  void shouldSayWhyAndWhere() {
    app.publish(Events.of("good"), 1000);
    byte[] rubbish = {1, 2, 3, 4, 5, 6};
    app.publish(utf8("bad"), rubbish, 2000);

    List<TestRecord<byte[], byte[]>> letters = app.read(app.topics.trackFeaturesDeadLetters());
    assertThat(letters).hasSize(1);
    TestRecord<byte[], byte[]> letter = letters.get(0);
    assertThat(letter.key()).isEqualTo(utf8("bad"));
    assertThat(letter.value()).isEqualTo(rubbish);
    assertThat(letter.timestamp()).isEqualTo(2000);
    assertThat(header(letter, "reason")).isEqualTo("not_confluent_avro");
    assertThat(header(letter, "detail")).isNotBlank();
    assertThat(header(letter, "topic")).isEqualTo("segue.track-features");
    assertThat(header(letter, "partition")).isEqualTo("0");
    assertThat(header(letter, "offset")).isEqualTo("1");
    assertThat(app.count("segue.events", "outcome", "rejected")).isOne();
  }

  @Test
  void shouldTellApartWhatIsWrong() {
    byte[] good = app.events.encode(Events.of("a"));
    assertReason(null, good, DeadLetterReason.NO_KEY);
    assertReason(utf8(" "), good, DeadLetterReason.NO_KEY);
    assertReason(null, null, DeadLetterReason.NO_KEY);
    assertReason(new byte[] {(byte) 0xff}, good, DeadLetterReason.NO_KEY);
    assertReason(utf8("b"), good, DeadLetterReason.KEY_MISMATCH);
    assertReason(utf8("a"), new byte[0], DeadLetterReason.NOT_CONFLUENT_AVRO);
    assertReason(utf8("a"), utf8("{\"id\": \"a\"}"), DeadLetterReason.NOT_CONFLUENT_AVRO);
    assertReason(utf8("a"), withSchemaId(good, 999), DeadLetterReason.UNKNOWN_SCHEMA);
    assertReason(
        utf8("a"), withSchemaId(good, otherSchema()), DeadLetterReason.INCOMPATIBLE_SCHEMA);
    assertReason(utf8("a"), Arrays.copyOf(good, good.length / 2), DeadLetterReason.TRUNCATED);
    assertReason(utf8("a".repeat(257)), good, DeadLetterReason.TOO_LONG);
    assertReason(utf8("a"), new byte[600_000], DeadLetterReason.TOO_LONG);

    TrackFeatures event = Events.of("a");
    event.setTitle("x".repeat(2_049));
    assertReason(event, DeadLetterReason.TOO_LONG);
    event = Events.of("a");
    event.setEnergy(7.0);
    assertReason(event, DeadLetterReason.IMPOSSIBLE_VALUE);
    event = Events.of("a");
    event.setTempo(Double.NaN);
    assertReason(event, DeadLetterReason.IMPOSSIBLE_VALUE);
    assertReason(TrackFeatures.newBuilder().setId("a").build(), DeadLetterReason.NO_FEATURES);

    assertThat(app.read(app.topics.tracks())).isEmpty();
  }

  @Test
  void shouldAccountForEveryEventOfAnyBytes() {
    Random random = new Random(20_261_121);
    byte[] good = app.events.encode(Events.of("a"));
    int published = 3_000;
    for (int i = 0; i < published; i++) {
      byte[] value = good.clone();
      switch (i % 3) {
        case 0 -> value = bytes(random, random.nextInt(200));
        case 1 -> { // a good header, then anything
          byte[] rest = bytes(random, random.nextInt(200));
          value = Arrays.copyOf(good, 5 + rest.length);
          System.arraycopy(rest, 0, value, 5, rest.length);
        }
        default -> value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
      }
      app.publish(utf8("a"), value, i);
    }

    double accounted =
        app.count("segue.events", "outcome", "new")
            + app.count("segue.events", "outcome", "changed")
            + app.count("segue.events", "outcome", "unchanged")
            + app.count("segue.events", "outcome", "rejected");
    assertThat(accounted).isEqualTo(published);
    assertThat(app.read(app.topics.trackFeaturesDeadLetters()))
        .hasSize((int) app.count("segue.events", "outcome", "rejected"));
  }

  private void assertReason(TrackFeatures event, DeadLetterReason reason) {
    assertReason(utf8("a"), app.events.encode(event), reason);
  }

  private void assertReason(
      byte @Nullable [] key, byte @Nullable [] value, DeadLetterReason reason) {
    double before = app.count("segue.dead.letters", "reason", reason.text());
    app.publish(key, value, 1000);

    List<TestRecord<byte[], byte[]>> letters = app.read(app.topics.trackFeaturesDeadLetters());
    assertThat(letters).hasSize(1);
    assertThat(header(letters.get(0), "reason")).isEqualTo(reason.text());
    assertThat(letters.get(0).key()).isEqualTo(key);
    assertThat(letters.get(0).value()).isEqualTo(value);
    assertThat(app.count("segue.dead.letters", "reason", reason.text())).isEqualTo(before + 1);
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] withSchemaId(byte[] value, int id) {
    byte[] changed = value.clone();
    ByteBuffer.wrap(changed).putInt(1, id);
    return changed;
  }

  private int otherSchema() {
    return app.registry.register(
        "other-value",
        new Schema.Parser()
            .parse(
                "{\"type\":\"record\",\"name\":\"Other\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"}]}"));
  }

  private static String header(TestRecord<byte[], byte[]> letter, String name) {
    Headers headers = letter.headers();
    return new String(headers.lastHeader("segue.dlq." + name).value(), StandardCharsets.UTF_8);
  }
}
