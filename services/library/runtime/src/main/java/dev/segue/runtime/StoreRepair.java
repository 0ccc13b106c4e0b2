package dev.segue.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the local state of a task aside when a store of it is damaged, so that Kafka Streams
 * rebuilds it from its topics instead of failing at every start. All of the task's state goes,
 * since it belongs together: offsets without the store would pass over records for good.
 *
 * <p>What is put aside lies in the folder {@value #ASIDE} beside the application's; of each task
 * only the last, so that a failing disk does not fill up as well.
 */
final class StoreRepair {
  static final String ASIDE = "damaged";
  private static final String GLOBAL = "global";

  /** Kafka Streams holds a lock on this file while it uses the folder. */
  private static final String IN_USE = "kafka-streams-process-metadata";

  private static final Logger LOG = LoggerFactory.getLogger(StoreRepair.class);

  private final String client;
  private final Path state;
  private final String application;
  private final Counter rebuilt;

  /** For the client of this name, with its properties. */
  StoreRepair(String client, Properties properties, MeterRegistry meters) {
    this.client = client;
    state = Path.of(String.valueOf(properties.get(StreamsConfig.STATE_DIR_CONFIG)));
    application = String.valueOf(properties.get(StreamsConfig.APPLICATION_ID_CONFIG));
    rebuilt =
        Counter.builder("segue.stores.rebuilt")
            .description("Tasks whose damaged local stores were put aside and rebuilt from Kafka")
            .tag("client", client)
            .register(meters);
  }

  /** Before a start: puts aside what could not be opened. */
  void beforeStart() {
    Path folder = state.resolve(application);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (UnusedFolder unused = UnusedFolder.of(folder.resolve(IN_USE));
        Stream<Path> tasks = Files.list(folder)) {
      if (unused.isFree()) {
        for (Path task : tasks.filter(Files::isDirectory).toList()) {
          Optional<String> damage = damage(task.resolve("rocksdb"));
          if (damage.isPresent()) {
            putAside(task, damage.get());
          }
        }
      }
    } catch (IOException e) {
      // Kafka Streams meets it again, and says so.
      LOG.warn("The local stores in {} could not be checked", folder, e);
    }
  }

  /** After a client was stopped by this failure: puts aside what the failure says is damaged. */
  void afterStop(Throwable failure) {
    if (!StoreCheck.isDamage(failure)) {
      return;
    }
    Path task = state.resolve(application).resolve(task(failure).orElse(GLOBAL));
    if (Files.isDirectory(task)) {
      try {
        putAside(task, String.valueOf(failure.getMessage()));
      } catch (IOException e) {
        LOG.error("The damaged stores in {} cannot be put aside; delete the folder", task, e);
      }
    }
  }

  private static Optional<String> task(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StreamsException streams && streams.taskId().isPresent()) {
        return streams.taskId().map(Object::toString);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> damage(Path rocksDb) throws IOException {
    if (!Files.isDirectory(rocksDb)) {
      return Optional.empty();
    }
    try (Stream<Path> stores = Files.list(rocksDb)) {
      for (Path store : stores.filter(Files::isDirectory).toList()) {
        Optional<String> damage = StoreCheck.damage(store);
        if (damage.isPresent()) {
          return Optional.of("store " + store.getFileName() + ": " + damage.get());
        }
      }
    }
    return Optional.empty();
  }

  private void putAside(Path task, String why) throws IOException {
    Path aside = state.resolve(ASIDE).resolve(application + "-" + task.getFileName());
    if (Files.exists(aside)) {
      delete(aside);
    }
    Files.createDirectories(aside.getParent());
    Files.move(task, aside);
    rebuilt.increment();
    LOG.warn(
        Notice.MARKER,
        "Local state of {} was damaged ({}): it is put aside in {} and rebuilt from Kafka, which"
            + " takes a while. Nothing is lost; look after the disk.",
        client,
        why,
        aside);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    }
  }

  /** A folder that no other process uses as long as this is open. */
  private record UnusedFolder(@Nullable FileChannel file, @Nullable FileLock lock)
      implements AutoCloseable {
    static UnusedFolder of(Path file) throws IOException {
      if (!Files.exists(file)) {
        return new UnusedFolder(null, null);
      }
      FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
      try {
        return new UnusedFolder(channel, channel.tryLock());
      } catch (OverlappingFileLockException usedByThisProcess) {
        return new UnusedFolder(channel, null);
      }
    }

    boolean isFree() {
      return file == null || lock != null;
    }

    @Override
    public void close() throws IOException {
      if (file != null) {
        file.close(); // with its lock
      }
    }
  }
}
