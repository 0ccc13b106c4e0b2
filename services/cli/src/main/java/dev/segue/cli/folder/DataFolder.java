package dev.segue.cli.folder;

import dev.segue.cli.console.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which a demo keeps all it has, held by one process at a time. It remembers which
 * imports were finished, so that a restart does not begin them again, and one that was cut short
 * does.
 */
public final class DataFolder implements AutoCloseable {
  /** Where a demo keeps its data unless told otherwise. */
  public static final String DEFAULT = "segue-data";

  private static final String LOCK = ".segue-lock";
  private static final String IMPORTS = "imports.txt";

  private final Path folder;
  private final FileChannel lockFile;
  private final FileLock lock;

  private DataFolder(Path folder, FileChannel lockFile, FileLock lock) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.lock = lock;
  }

  /**
   * Takes the folder, which is made if it is not there.
   *
   * @throws UserError if another process has it, or it cannot be made
   */
  public static DataFolder take(Path folder) throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException file) {
      throw new UserError(folder + " is a file; --data-dir needs a folder.", file);
    }
    FileChannel file =
        FileChannel.open(
            folder.resolve(LOCK),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    FileLock lock = tryLock(file);
    if (lock == null) {
      String holder = Files.readString(folder.resolve(LOCK)).strip();
      file.close();
      throw new UserError(
          "another Segue"
              + (holder.isEmpty() ? "" : " (process " + holder + ")")
              + " is running on "
              + folder
              + "; stop it first, or choose another folder with --data-dir.");
    }
    file.truncate(0);
    file.write(
        ByteBuffer.wrap(
            Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
    return new DataFolder(folder, file, lock);
  }

  /** Whether some process has this folder now. */
  static boolean isTaken(Path folder) {
    Path path = folder.resolve(LOCK);
    if (!Files.exists(path)) {
      return false;
    }
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      FileLock free = tryLock(file);
      return free == null;
    } catch (IOException notOurs) {
      return false;
    }
  }

  /**
   * Deletes everything in the folder {@code folder}, unless it holds something that no Segue has
   * put there.
   */
  public static void reset(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    if (!Files.exists(folder.resolve(LOCK)) && !isEmpty(folder)) {
      throw new UserError(
          folder + " is not a data folder of Segue, so --reset leaves it alone; name another one.");
    }
    try (DataFolder held = take(folder);
        Stream<Path> all = Files.walk(folder)) {
      Path lockPath = held.path(LOCK);
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        if (!path.equals(folder) && !path.equals(lockPath)) {
          Files.delete(path);
        }
      }
    }
  }

  public Path path(String name) {
    return folder.resolve(name);
  }

  /** Whether any import was ever finished here. */
  public boolean hasImports() {
    return Files.exists(path(IMPORTS));
  }

  /** Whether this import was finished here. */
  public boolean holds(String source) throws IOException {
    return hasImports() && Files.readAllLines(path(IMPORTS)).contains(source);
  }

  /** Remembers that this import is finished. */
  public void imported(String source) throws IOException {
    Files.writeString(
        path(IMPORTS), source + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * Lets go of the folder. The lock file stays: deleting it would let two processes hold "the"
   * lock.
   */
  @Override
  public void close() throws IOException {
    lock.release();
    lockFile.close();
  }

  private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content.findAny().isEmpty();
    }
  }
}
