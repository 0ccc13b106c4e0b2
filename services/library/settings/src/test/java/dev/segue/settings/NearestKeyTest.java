package dev.segue.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestKeyTest {
  @Test
  void shouldCountInsertionsDeletionsAndReplacements() {
    assertThat(NearestKey.distance("kitten", "sitting")).isEqualTo(3);
    assertThat(NearestKey.distance("", "abc")).isEqualTo(3);
    assertThat(NearestKey.distance("abc", "")).isEqualTo(3);
    assertThat(NearestKey.distance("same", "same")).isZero();
  }

  @Test
  void shouldPreferTheFirstOfEquallyNearKeys() {
    assertThat(NearestKey.of("ab", List.of("ad", "ac", "xyz"))).isEqualTo("ac");
  }
}
