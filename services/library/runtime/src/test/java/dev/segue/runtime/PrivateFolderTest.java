package dev.segue.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
  @TempDir private Path temp = Path.of("");

  @BeforeEach
  void requirePermissions() throws IOException {
    FileStore store = Files.getFileStore(temp);
    assumeTrue(
        store.supportsFileAttributeView(PosixFileAttributeView.class),
        "this file system has no POSIX permissions");
  }

  @Test
  void shouldMakeAFolderThatNobodyElseCanRead() throws IOException {
    Path folder = temp.resolve("new/data");

    PrivateFolder.prepare(folder);

    assertThat(permissions(folder)).isEqualTo("rwx------");
  }

  @Test
  void shouldCloseAFolderOfAnEarlierSegue() throws IOException {
    Path folder = open("data");
    Files.createDirectory(folder.resolve("kafka"));
    Files.createFile(folder.resolve("segue.log.1"));

    PrivateFolder.prepare(folder);

    assertThat(permissions(folder)).isEqualTo("rwx------");
  }

  @Test
  void shouldLeaveAFolderWithOtherThingsAsItIs() throws IOException {
    Path folder = open("home");
    Files.createFile(folder.resolve("thesis.txt"));

    PrivateFolder.prepare(folder);

    assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void shouldSayWhenTheFolderIsAFile() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));

    assertThatThrownBy(() -> PrivateFolder.prepare(file))
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining(file + " is a file")
        .hasMessageContaining("segue.data-dir");
  }

  private Path open(String name) throws IOException {
    Path folder = Files.createDirectory(temp.resolve(name));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }

  private static String permissions(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}
