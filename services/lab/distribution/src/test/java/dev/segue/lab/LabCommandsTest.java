package dev.segue.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.cli.Segue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the jars of the laboratory add to the command line. */
class LabCommandsTest {
  private final PrintStream realOut = System.out;
  private final PrintStream realErr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void capture() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void release() {
    System.setOut(realOut);
    System.setErr(realErr);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "bench",
        "bench ingest",
        "bench feedback",
        "bench model",
        "bench query",
        "bench kernels"
      })
  void shouldShowExamplesInEveryHelp(String command) {
    assertThat(Segue.run((command + " --help").split(" "))).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Examples:").contains("  segue ");
  }

  @Test
  void shouldMissTheFolderOfFiguresBeforeMeasuring() {
    assertThat(Segue.run("bench", "model", "--json", "no-such-folder/model.json")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--json no-such-folder/model.json")
        .contains("folder");
  }

  @Test
  void shouldNotTakeTwoSources() {
    assertThat(Segue.run("demo", "--csv", "a.csv", "--tracks", "5")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--csv").contains("--tracks");
  }
}
