package dev.segue.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.segue.schemas.avro.TrackFeatures;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Whatever the bytes, there is a record or an {@link UndecodableException}, soon and without much
 * memory.
 */
class RubbishTest {
  private static final long SEED = 20_261_121L;

  private final AvroCodec<TrackFeatures> codec =
      AvroCodec.of(TrackFeatures.class, SchemaRegistry.inMemory(), "track-features");
  private final Random random = new Random(SEED);
  private final Set<UndecodableException.Reason> met =
      EnumSet.noneOf(UndecodableException.Reason.class);

  @Test
  void shouldSurviveRandomBytes() {
    int id = codec.register();
    for (int i = 0; i < 6_000; i++) {
      byte[] bytes = new byte[random.nextInt(64)];
      random.nextBytes(bytes);
      if (bytes.length >= 5 && i % 3 > 0) {
        bytes[0] = 0;
        if (i % 3 == 2) {
          ConfluentHeader.put(bytes, id);
        }
      }
      decode(bytes);
    }

    assertThat(met)
        .containsExactlyInAnyOrder(
            UndecodableException.Reason.NOT_CONFLUENT_AVRO,
            UndecodableException.Reason.UNKNOWN_SCHEMA,
            UndecodableException.Reason.TRUNCATED);
  }

  @Test
  void shouldSurviveChangedBytes() {
    byte[] whole = codec.encode(ExampleRecords.trackFeatures());
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = whole.clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt();
      }
      decode(bytes);
    }
  }

  private void decode(byte[] bytes) {
    try {
      TrackFeatures read = codec.decode(bytes);
      assertThat(read.getId()).isNotNull();
    } catch (UndecodableException e) {
      met.add(e.reason());
    } catch (RuntimeException e) {
      fail("seed %d: %s".formatted(SEED, java.util.HexFormat.of().formatHex(bytes)), e);
    }
  }
}
