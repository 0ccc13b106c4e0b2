package dev.segue.standalone.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartsTest {
  private final List<String> closed = new ArrayList<>();
  private final Parts parts = new Parts();

  @Test
  void shouldCloseInReverseAndOnce() {
    parts.add(part("broker"));
    parts.add(part("app"));

    parts.close();
    parts.close();

    assertThat(closed).containsExactly("app", "broker");
  }

  @Test
  void shouldCloseTheRestWhenOneFails() {
    parts.add(part("broker"));
    parts.add(
        () -> {
          throw new IllegalStateException("stuck");
        });

    parts.close();

    assertThat(closed).containsExactly("broker");
  }

  @Test
  void shouldCloseAtOnceWhatComesTooLate() {
    parts.close();

    assertThatThrownBy(() -> parts.add(part("late"))).isInstanceOf(Parts.StoppedException.class);
    assertThat(closed).containsExactly("late");
    assertThat(parts.isClosed()).isTrue();
  }

  private AutoCloseable part(String name) {
    return () -> closed.add(name);
  }
}
