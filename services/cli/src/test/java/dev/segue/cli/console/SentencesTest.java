package dev.segue.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class SentencesTest {
  @Test
  void shouldFindTheSentenceInTheCause() {
    assertThat(
            Sentences.of(new UncheckedIOException("reading", new NoSuchFileException("songs.csv"))))
        .isEqualTo("there is no file songs.csv.");
    assertThat(Sentences.of(new ExecutionException(new BindException("Address already in use"))))
        .contains("port is in use");
  }

  @Test
  void shouldKeepTheSentenceOfAUserError() {
    assertThat(Sentences.of(new RuntimeException("wrapped", new UserError("do this."))))
        .isEqualTo("do this.");
  }

  @Test
  void shouldStayOnOneLine() {
    assertThat(Sentences.of(new IllegalStateException("one\n  two\r\nthree")))
        .isEqualTo("one two three");
    assertThat(Sentences.of(new IllegalStateException((String) null))).contains("--verbose");
  }
}
