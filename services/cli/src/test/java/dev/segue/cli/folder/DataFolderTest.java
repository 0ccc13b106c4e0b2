package dev.segue.cli.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.cli.console.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path temp = Path.of("");

  @Test
  void shouldBeHeldByOneAtATime() throws IOException {
    Path folder = temp.resolve("new/data");
    try (DataFolder held = DataFolder.take(folder)) {
      assertThat(held.path("kafka").getParent()).isEqualTo(folder);
      assertThatThrownBy(() -> DataFolder.take(folder))
          .isInstanceOf(UserError.class)
          .hasMessageContaining(Long.toString(ProcessHandle.current().pid()))
          .hasMessageContaining("--data-dir");
    }
    DataFolder.take(folder).close();
  }

  @Test
  void shouldRememberFinishedImports() throws IOException {
    try (DataFolder folder = DataFolder.take(temp)) {
      assertThat(folder.hasImports()).isFalse();
      folder.imported("sample 20000 1");
    }
    try (DataFolder folder = DataFolder.take(temp)) {
      assertThat(folder.hasImports()).isTrue();
      assertThat(folder.holds("sample 20000 1")).isTrue();
      assertThat(folder.holds("sample 2000 1")).isFalse();
    }
  }

  @Test
  void shouldDeleteOnlyWhatIsItsOwn() throws IOException {
    Path precious = Files.writeString(temp.resolve("thesis.txt"), "years of work");

    assertThatThrownBy(() -> DataFolder.reset(temp))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("leaves it alone");
    assertThat(precious).exists();
  }

  @Test
  void shouldStartEmptyAfterAReset() throws IOException {
    try (DataFolder folder = DataFolder.take(temp)) {
      folder.imported("sample 20000 1");
      Files.createDirectories(folder.path("kafka/topic-0"));
      Files.writeString(folder.path("kafka/topic-0/log"), "bytes");
    }

    DataFolder.reset(temp);

    try (DataFolder folder = DataFolder.take(temp)) {
      assertThat(folder.hasImports()).isFalse();
      assertThat(folder.path("kafka")).doesNotExist();
    }
  }

  @Test
  void shouldNotResetUnderARunningSegue() throws IOException {
    try (DataFolder folder = DataFolder.take(temp)) {
      assertThat(folder.hasImports()).isFalse();
      assertThatThrownBy(() -> DataFolder.reset(temp)).hasMessageContaining("is running on");
    }
  }

  @Test
  void shouldSayThatTheFolderIsAFile() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");

    assertThatThrownBy(() -> DataFolder.take(file)).hasMessageContaining("is a file");
  }
}
