package dev.segue.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.avro.ModelCommand;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentAliasesTest {
  @Test
  void shouldReadTheNamesOfComponents() {
    assertThat(ComponentAliases.of(command(Map.of("1", " calm ", "12", "loud"))))
        .isEqualTo(Map.of(1, "calm", 12, "loud"));
  }

  @Test
  void shouldPassOverASecondSpellingOfTheSameComponent() {
    ModelCommand command = command(Map.of("1", "calm", "01", "loud", "+1", "bright"));
    assertThat(ComponentAliases.of(command)).isEqualTo(Map.of(1, "calm"));
    assertThat(ComponentAliases.passedOver(command)).isEqualTo(2);
  }

  @Test
  void shouldPassOverWhatIsNoComponent() {
    ModelCommand command =
        command(Map.of("one", "calm", "-3", "x", "99999999999", "y", "", "z", "2", "  "));
    assertThat(ComponentAliases.of(command)).isEmpty();
    assertThat(ComponentAliases.passedOver(command)).isEqualTo(5);
  }

  private static ModelCommand command(Map<String, String> aliases) {
    return ModelCommand.newBuilder()
        .setModel("classic")
        .setPinnedVersion(0)
        .setAliases(aliases)
        .setUpdatedAt(1)
        .build();
  }
}
