package dev.segue.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class FailureMessagesTest {
  @Test
  void shouldFindTheSentenceInTheCause() {
    assertThat(
            FailureMessages.of(
                new UncheckedIOException("reading", new NoSuchFileException("songs.csv"))))
        .isEqualTo("there is no file songs.csv.");
    assertThat(
            FailureMessages.of(new ExecutionException(new BindException("Address already in use"))))
        .contains("port is in use");
  }

  @Test
  void shouldKeepTheSentenceOfAUserError() {
    assertThat(FailureMessages.of(new RuntimeException("wrapped", new UserError("do this."))))
        .isEqualTo("do this.");
  }

  @Test
  void shouldStayOnOneLine() {
    assertThat(FailureMessages.of(new IllegalStateException("one\n  two\r\nthree")))
        .isEqualTo("one two three");
    assertThat(FailureMessages.of(new IllegalStateException((String) null))).contains("--verbose");
  }
}
