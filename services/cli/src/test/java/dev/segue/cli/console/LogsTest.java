package dev.segue.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import dev.segue.runtime.Notice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class LogsTest {
  private static final Logger LOG = LoggerFactory.getLogger("org.example.Client");

  @TempDir private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void logToFile() {
    file = folder.resolve("segue.log");
    Logs.toFile(file, false);
  }

  @AfterEach
  void closeTheFile() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).reset();
    Logs.toConsole(false);
  }

  @Test
  void shouldShowNoticesOnTheConsoleAsWell() throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
    try {
      LOG.warn("a dozen things");
      LOG.warn(Notice.MARKER, "The disk is full.");
    } finally {
      System.setErr(before);
    }

    assertThat(console.toString(StandardCharsets.UTF_8).strip()).isEqualTo("The disk is full.");
    assertThat(Files.readString(file)).contains("a dozen things", "The disk is full.");
  }

  @Test
  void shouldKeepFiveFilesAtMost() throws IOException {
    Path many = folder.resolve("many.log");
    Logs.toFile(many, false, 2_000);
    for (int line = 0; line < 500; line++) {
      LOG.warn("line {} of many that say the same", line);
    }

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(
              files
                  .map(path -> path.getFileName().toString())
                  .filter(name -> name.startsWith("many")))
          .containsExactlyInAnyOrder(
              "many.log", "many.log.1", "many.log.2", "many.log.3", "many.log.4");
    }
    assertThat(Files.readString(many)).contains("line 499 of many");
    assertThat(Files.size(folder.resolve("many.log.4"))).isLessThan(3_000);
  }

  @Test
  void shouldNotWriteThePasswordOfAnAddress() throws IOException {
    LOG.info("asking http://user:secret@registry:8081/subjects, then mail@example.org");
    LOG.warn("failed", new IOException("https://user:secret@registry: refused"));

    assertThat(Files.readString(file))
        .contains("asking http://******@registry:8081/subjects, then mail@example.org")
        .contains("java.io.IOException: https://******@registry: refused")
        .contains("at " + LogsTest.class.getName())
        .doesNotContain("secret");
  }
}
