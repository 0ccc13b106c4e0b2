package dev.segue.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ModelKeysTest {

  @Test
  void shouldTellTheThreeKindsOfKeyApart() {
    assertThat(ModelKeys.served("classic")).isEqualTo("classic");
    assertThat(ModelKeys.kept("classic", 4)).isEqualTo("classic@4");
    assertThat(ModelKeys.candidate("classic")).isEqualTo("classic@candidate");

    for (String key : new String[] {"classic", "classic@4", "classic@candidate"}) {
      assertThat(ModelKeys.name(key)).isEqualTo("classic");
      assertThat(ModelKeys.isServed(key)).isEqualTo(key.equals("classic"));
      assertThat(ModelKeys.isCandidate(key)).isEqualTo(key.endsWith("candidate"));
    }
  }

  @Test
  void shouldRefuseANameThatWouldReadAsAnotherKind() {
    assertThatIllegalArgumentException().isThrownBy(() -> ModelKeys.kept("classic@4", 1));
    assertThatIllegalArgumentException().isThrownBy(() -> ModelKeys.served(""));
  }
}
