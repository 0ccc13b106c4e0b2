package dev.segue.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StatusLineTest {
  private final List<String> said = new ArrayList<>();
  private long now = TimeUnit.HOURS.toNanos(5);

  @Test
  void shouldSaySinceWhenAndRepeatWhatTakesLong() {
    try (StatusLine line = new StatusLine(said::add, () -> now)) {
      line.tick();
      pass(2);
      line.accept("building");
      pass(14);
      line.tick();
      pass(1);
      line.tick();
      line.tick();
      pass(60);
      line.accept("asking");
      line.tick();
    }

    assertThat(said).containsExactly("[0:02] building", "[0:17] … building", "[1:17] asking");
  }

  private void pass(long seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
  }
}
