package dev.segue.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
