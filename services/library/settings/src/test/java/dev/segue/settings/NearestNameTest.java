package dev.segue.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  @Test
  void shouldTakeTheFirstInTheAlphabetOfEquallyNearOnes() {
    assertThat(NearestName.of("ab", List.of("ad", "ac", "xyz"))).isEqualTo("ac");
    assertThat(NearestName.of("ab", List.of())).isEqualTo("none");
  }

  @Test
  void shouldCountASwapOnce() {
    assertThat(NearestName.of("tepmo", List.of("temp", "tempo"))).isEqualTo("tempo");
  }

  @Test
  void shouldSayNothingWhereNothingIsNear() {
    assertThat(NearestName.ifNear("enrgy", List.of("energy", "tempo"))).contains("energy");
    assertThat(NearestName.ifNear("colour", List.of("energy", "tempo"))).isEmpty();
    assertThat(NearestName.ifNear("x", List.of())).isEmpty();
  }
}
