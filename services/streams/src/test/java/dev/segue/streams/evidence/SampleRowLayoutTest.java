package dev.segue.streams.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleRowLayoutTest {
  @Test
  void shouldReadBackTheRow() {
    FeatureVector row =
        FeatureVector.builder()
            .canonical(Feature.ENERGY, 0.5)
            .canonical(Feature.LOUDNESS, 1.02)
            .build();

    byte[] value = SampleRowLayout.value(row);

    assertThat(value).hasSize(14 * 8);
    assertThat(SampleRowLayout.row(value)).isEqualTo(row);
  }

  @Test
  void shouldReadBackTheId() {
    assertThat(SampleRowLayout.id(SampleRowLayout.key(-5L, "曲/1"))).isEqualTo("曲/1");
    assertThat(SampleRowLayout.id(SampleRowLayout.key(5L, ""))).isEmpty();
  }

  @Test
  void shouldOrderKeysByUnsignedHashThenById() {
    List<byte[]> keys =
        List.of(
            SampleRowLayout.key(0, "b"),
            SampleRowLayout.key(1, "a"),
            SampleRowLayout.key(1, "b"),
            SampleRowLayout.key(Long.MAX_VALUE, "a"),
            SampleRowLayout.key(Long.MIN_VALUE, "a"),
            SampleRowLayout.key(-1, "a"));

    assertThat(keys).isSortedAccordingTo(Arrays::compareUnsigned);
  }
}
