package dev.segue.streams.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackLayoutTest {
  private final TrackWriter writer =
      new TrackWriter(AvroCodec.of(Track.class, SchemaRegistry.inMemory(), "tracks"));

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 63, 64, -1, 1_763_683_200_000L, Long.MAX_VALUE, Long.MIN_VALUE})
  void shouldNotCareWhenATrackWasNormalised(long timestamp) {
    byte[] one = track(Events.of("a"), 1_700_000_000_000L);
    byte[] other = track(Events.of("a"), timestamp);

    assertThat(TrackLayout.sameState(one, other)).isTrue();
  }

  @Test
  void shouldNoticeAnyOtherDifference() {
    byte[] track = track(Events.of("a"), 1_700_000_000_000L);
    TrackFeatures retitled = Events.of("a");
    retitled.setTitle("Other");

    assertThat(TrackLayout.sameState(track, track(retitled, 1_700_000_000_000L))).isFalse();
    assertThat(TrackLayout.sameState(track, track(Events.of("b"), 1_700_000_000_000L))).isFalse();
    for (int i = 0; i < track.length; i++) {
      if (i < 5 || i >= 11) { // the timestamp takes bytes 5 to 10
        byte[] changed = track.clone();
        changed[i] ^= 1;
        assertThat(TrackLayout.sameState(track, changed)).as("byte %d", i).isFalse();
      }
    }
  }

  @Test
  void shouldCallBytesThatEndTooEarlyDifferent() {
    byte[] track = track(Events.of("a"), 1_700_000_000_000L);
    for (int length = 0; length < track.length; length++) {
      assertThat(TrackLayout.sameState(track, Arrays.copyOf(track, length))).isFalse();
      assertThat(TrackLayout.sameState(Arrays.copyOf(track, length), track)).isFalse();
    }
  }

  private byte[] track(TrackFeatures event, long timestamp) {
    FeatureVector features = FeatureVector.builder().canonical(Feature.ENERGY, 0.5).build();
    return writer.write(event, features, timestamp);
  }
}
