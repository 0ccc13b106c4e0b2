package dev.segue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackIndexFilesTest {
  @TempDir private Path folder;

  @Test
  void shouldBeOpenedAgainAsItWasClosed() {
    try (TrackIndex index = TrackIndex.open(folder)) {
      assertThat(index.derived()).isZero();
      put(index, "1", "Blue");
      put(index, "2", "Green");
      index.remove("2");
      await().until(() -> index.size() == 1);
    }
    try (TrackIndex index = TrackIndex.open(folder)) {
      assertThat(index.derived()).isOne();
      assertThat(ids(index, "blue")).containsExactly("1");
    }
  }

  @Test
  void shouldNotBeTrustedAfterACrash() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    try (TrackIndex index = TrackIndex.open(folder.resolve("index"))) {
      put(index, "1", "Blue");
    }
    try (TrackIndex index = TrackIndex.open(folder.resolve("index"))) {
      assertThat(index.derived()).isOne();
      put(index, "2", "Green");
      await().until(() -> index.size() == 2);
      copy(folder.resolve("index"), copy);
    }
    try (TrackIndex index = TrackIndex.open(copy)) {
      assertThat(index.derived()).as("what a killed process left").isZero();
      assertThat(ids(index, "blue")).isEmpty();
    }
  }

  @Test
  void shouldBeMadeAnewWhereItIsDamaged() throws IOException {
    try (TrackIndex index = TrackIndex.open(folder)) {
      put(index, "1", "Blue");
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> !each.endsWith("write.lock")).toList()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.truncate(channel.size() / 2);
        }
      }
    }
    try (TrackIndex index = TrackIndex.open(folder)) {
      assertThat(index.derived()).isZero();
      put(index, "2", "Green");
      await().until(() -> ids(index, "green").equals(List.of("2")));
    }
  }

  @Test
  void shouldForgetAll() {
    try (TrackIndex index = TrackIndex.inMemory()) {
      put(index, "1", "Blue");
      index.clear();
      put(index, "2", "Blue");
      assertThat(ids(index, "blue")).containsExactly("2");
    }
  }

  private static void put(TrackIndex index, String id, String title) {
    index.put(new IndexedTrack(id, title, List.of(), null, List.of(), 0, -1, List.of()));
  }

  private static List<String> ids(TrackIndex index, String text) {
    return index.find(SearchQuery.of(text), 10, null, id -> true).stream()
        .map(TrackMatch::id)
        .toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(each -> !each.endsWith("write.lock")).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
