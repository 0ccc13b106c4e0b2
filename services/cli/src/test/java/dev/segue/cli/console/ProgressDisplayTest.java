package dev.segue.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long now;

  @Test
  void shouldWritePlainLinesNowAndThen() {
    try (ProgressDisplay progress =
        new ProgressDisplay.Lines(out, "Loading", "tracks", () -> now)) {
      progress.at(1, 20_000);
      now = 5_000_000_000L;
      progress.at(12_000, 20_000);
      progress.at(12_001, 20_000);
      now = 11_000_000_000L;
      progress.at(13_000, 0);
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("Loading: 12,000 of 20,000 tracks", "Loading: 13,000 tracks");
  }

  @Test
  void shouldDrawABarOnATerminal() {
    try (ProgressDisplay progress =
        ProgressDisplay.of(new Terminal(80), out, "Loading", "tracks")) {
      progress.at(20_000, 20_000);
    }

    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("Loading").contains("100%");
  }
}
