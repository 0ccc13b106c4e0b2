package dev.segue.cli.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForegroundTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void shouldCloseAndGiveTheExitCodeWhenHealthIsLost() throws Exception {
    int code =
        Foreground.run(
            foreground -> {
              foreground.parts().add(() -> closed.add("part"));
              return foreground.awaitSignal(() -> false) ? 0 : 1;
            },
            () -> closed.add("farewell"));

    assertThat(code).isEqualTo(1);
    assertThat(closed).containsExactly("part");
  }

  @Test
  void shouldCloseWhatWasStartedBeforeAFailure() {
    assertThatThrownBy(
            () ->
                Foreground.run(
                    foreground -> {
                      foreground.parts().add(() -> closed.add("part"));
                      throw new IllegalStateException("second part failed");
                    },
                    () -> closed.add("farewell")))
        .hasMessage("second part failed");
    assertThat(closed).containsExactly("part");
  }
}
