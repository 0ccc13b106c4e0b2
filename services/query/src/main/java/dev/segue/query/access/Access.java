package dev.segue.query.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may ask. Keys of the settings stay as they are; those of a file are read again when it
 * changes, within a second of the next request. A file that cannot be read then leaves the keys as
 * they were, and the log says so: a slip of the pen must not let everybody in or shut everybody
 * out.
 */
public final class Access {
  private static final Logger LOG = LoggerFactory.getLogger(Access.class);
  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final Access OPEN = new Access(KeyRing.EMPTY, null);

  private final KeyRing fixed;
  private final @Nullable Path file;
  private final AtomicLong nextLook = new AtomicLong(System.nanoTime() + LOOK_NANOS);
  private volatile Loaded loaded;
  private volatile boolean unreadable;

  /** The keys at a moment, and of when the file was. */
  private record Loaded(KeyRing keys, @Nullable FileTime modified) {}

  private Access(KeyRing fixed, @Nullable Path file) {
    this.fixed = fixed;
    this.file = file;
    this.loaded = new Loaded(fixed, null);
  }

  /** Everybody may do everything. */
  public static Access open() {
    return OPEN;
  }

  /**
   * Reads the keys.
   *
   * @param entries {@code ROLE KEY [NAME]} each
   * @param file with such entries, one a line, or null
   * @throws IllegalArgumentException if an entry is none, or the file cannot be read
   */
  public static Access of(List<String> entries, @Nullable Path file) {
    if (entries.isEmpty() && file == null) {
      return OPEN;
    }
    Access access = new Access(KeyRing.parse(entries, "segue.query.keys"), file);
    if (file != null) {
      try {
        access.loaded = access.load(file);
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "segue.query.key-file: %s cannot be read (%s).".formatted(file, e), e);
      }
    }
    return access;
  }

  /** Whether a key is needed at all. */
  public boolean required() {
    return !current().isEmpty() || file != null;
  }

  /** Whether listeners have tokens of their own, so that other keys do not speak for them. */
  public boolean hasListenerTokens() {
    return current().hasTokens();
  }

  /** Whose credential it is. */
  public Optional<Caller> caller(String credential) {
    return current().find(credential);
  }

  private KeyRing current() {
    long now = System.nanoTime();
    long due = nextLook.get();
    if (file != null && now - due >= 0 && nextLook.compareAndSet(due, now + LOOK_NANOS)) {
      look(file);
    }
    return loaded.keys();
  }

  private void look(Path path) {
    try {
      if (!Files.getLastModifiedTime(path).equals(loaded.modified())) {
        loaded = load(path);
        unreadable = false;
        LOG.info("The keys of {} were read again", path);
      }
    } catch (IOException | IllegalArgumentException e) {
      if (!unreadable) {
        unreadable = true;
        LOG.error("The keys stay as they were: {} cannot be read ({})", path, e.toString());
      }
    }
  }

  private Loaded load(Path path) throws IOException {
    FileTime modified = Files.getLastModifiedTime(path);
    KeyRing keys = KeyRing.parse(Files.readAllLines(path), path.toString());
    return new Loaded(fixed.and(keys), modified);
  }
}
