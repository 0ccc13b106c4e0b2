package dev.segue.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.LRUCache;

class NativeLibrariesTest {
  @TempDir private Path temp = Path.of("");

  /** Loads a library, and then dies without a chance to delete it. */
  static final class Killed {
    public static void main(String[] dataDir) throws Exception {
      NativeLibraries.unpackBelow(Path.of(dataDir[0]));
      try (LRUCache cache = new LRUCache(1)) {
        System.out.println(cache.getUsage());
      }
      Class.forName("org.xerial.snappy.Snappy");
      Class.forName("com.github.luben.zstd.Zstd");
      Runtime.getRuntime().halt(0);
    }
  }

  @Test
  void shouldLeaveNothingInTheFolderForTemporaryFilesWhenKilled() throws Exception {
    Path tmp = Files.createDirectory(temp.resolve("tmp"));
    Path left = Files.createDirectories(temp.resolve("data/native")).resolve("left-behind.so");
    Files.createFile(left);

    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Djava.io.tmpdir=" + tmp,
                "-cp",
                System.getProperty("java.class.path"),
                Killed.class.getName(),
                temp.resolve("data").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(names(tmp)).isEmpty();
    assertThat(names(temp.resolve("data/native")))
        .anyMatch(name -> name.contains("rocksdb"))
        .anyMatch(name -> name.contains("snappy"))
        .doesNotContain("left-behind.so");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content
          .map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("hsperfdata"))
          .toList();
    }
  }
}
