package dev.segue.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

class StoreRepairTest {
  @TempDir private Path state = Path.of("");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Path task = Path.of("");
  private Path store = Path.of("");

  static {
    RocksDB.loadLibrary();
  }

  @BeforeEach
  void writeAStore() throws Exception {
    task = state.resolve("app/1_0");
    store = Files.createDirectories(task.resolve("rocksdb/features"));
    Files.writeString(task.resolve(".checkpoint"), "0\n0\n");
    try (Options options = new Options().setCreateIfMissing(true);
        RocksDB db = RocksDB.open(options, store.toString());
        FlushOptions flush = new FlushOptions()) {
      for (int i = 0; i < 1_000; i++) {
        byte[] bytes = ("key " + i).getBytes(StandardCharsets.UTF_8);
        db.put(bytes, bytes);
      }
      db.flush(flush);
    }
  }

  @Test
  void shouldLeaveWhatCanBeOpenedAsItIs() throws IOException {
    long files = count(store);

    repair().beforeStart();

    assertThat(count(store)).isEqualTo(files);
    assertThat(rebuilt()).isZero();
    assertThat(state.resolve(StoreRepair.ASIDE)).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {".sst", "MANIFEST-", "CURRENT"})
  void shouldPutATaskAsideWhoseStoreHasATruncatedFile(String which) throws IOException {
    truncate(which);

    repair().beforeStart();

    assertThat(task).doesNotExist();
    assertThat(state.resolve("damaged/app-1_0/rocksdb/features")).isDirectory();
    assertThat(rebuilt()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {".sst", "MANIFEST-", "CURRENT"})
  void shouldPutATaskAsideWhoseStoreLacksAFile(String which) throws IOException {
    Files.delete(file(which));

    repair().beforeStart();

    assertThat(task).doesNotExist();
    assertThat(rebuilt()).isEqualTo(1);
  }

  @Test
  void shouldKeepOnlyTheLastOfATask() throws Exception {
    truncate(".sst");
    repair().beforeStart();
    writeAStore();
    truncate("CURRENT");
    repair().beforeStart();

    assertThat(rebuilt()).isEqualTo(2);
    assertThat(count(state.resolve("damaged"))).isEqualTo(1);
    assertThat(state.resolve("damaged/app-1_0/rocksdb/features/CURRENT")).isEmptyFile();
  }

  @Test
  void shouldLeaveAFolderThatIsInUse() throws IOException {
    truncate(".sst");
    try (FileChannel file =
        FileChannel.open(
            state.resolve("app/kafka-streams-process-metadata"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      assertThat(file.tryLock()).isNotNull();

      repair().beforeStart();
    }

    assertThat(task).isDirectory();
  }

  @Test
  void shouldPutAsideWhatAFailureSaysIsDamaged() {
    Throwable damaged =
        new ProcessorStateException(
            "Error while getting value for key from store features",
            new RocksDBException(
                "block checksum mismatch",
                new Status(Status.Code.Corruption, Status.SubCode.None, "")));
    ((ProcessorStateException) damaged).setTaskId(new TaskId(1, 0));

    repair().afterStop(damaged);

    assertThat(task).doesNotExist();
    assertThat(rebuilt()).isEqualTo(1);
  }

  @Test
  void shouldNotBlameTheStoreForAFullDisk() {
    ProcessorStateException full =
        new ProcessorStateException(
            "Error while executing flush from store features",
            new RocksDBException(
                "No space left on device",
                new Status(Status.Code.IOError, Status.SubCode.NoSpace, "")));
    full.setTaskId(new TaskId(1, 0));

    repair().afterStop(full);
    repair().afterStop(new IllegalStateException("bug"));

    assertThat(task).isDirectory();
  }

  private StoreRepair repair() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "app");
    return new StoreRepair("streams", properties, meters);
  }

  private void truncate(String which) throws IOException {
    try (FileChannel file = FileChannel.open(file(which), StandardOpenOption.WRITE)) {
      file.truncate(which.equals("CURRENT") ? 0 : file.size() / 2);
    }
  }

  private Path file(String which) throws IOException {
    try (Stream<Path> files = Files.list(store)) {
      return files
          .filter(file -> file.getFileName().toString().contains(which))
          .findFirst()
          .orElseThrow();
    }
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  private double rebuilt() {
    return meters.get("segue.stores.rebuilt").tag("client", "streams").counter().count();
  }
}
