package dev.segue.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Logger;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Tells whether the files of a RocksDB store are damaged, without changing them. */
final class StoreCheck {
  static {
    RocksDB.loadLibrary();
  }

  private StoreCheck() {}

  /**
   * Why the store in this folder cannot be opened; empty if it can, if it was never written, or if
   * the reason lies elsewhere (too many open files, no permission), which another start may mend.
   */
  static Optional<String> damage(Path store) {
    try {
      if (!hasTables(store) && !Files.exists(store.resolve("CURRENT"))) {
        return Optional.empty();
      }
      open(store);
      return Optional.empty();
    } catch (RocksDBException e) {
      return isDamage(e) ? Optional.of(String.valueOf(e.getMessage())) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Whether RocksDB says of itself, anywhere among the causes, that what it reads is damaged. */
  static boolean isDamage(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RocksDBException e && isDamage(e)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDamage(RocksDBException e) {
    Status status = e.getStatus();
    if (status == null || status.getSubCode() == Status.SubCode.NoSpace) {
      return false;
    }
    return switch (status.getCode()) {
      case Corruption, NotFound, InvalidArgument -> true;
      // A table or manifest that is not there is told as an error of input, like many others.
      case IOError -> String.valueOf(e.getMessage()).contains("No such file");
      default -> false;
    };
  }

  private static boolean hasTables(Path store) throws IOException {
    try (Stream<Path> files = Files.list(store)) {
      return files.anyMatch(file -> file.toString().endsWith(".sst"));
    }
  }

  /** Opening reads the manifest, and the size and footer of every table. */
  private static void open(Path store) throws RocksDBException {
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    try (Options options = new Options()) {
      for (byte[] family : RocksDB.listColumnFamilies(options, store.toString())) {
        families.add(new ColumnFamilyDescriptor(family));
      }
    }
    if (families.isEmpty()) {
      // So it is when they cannot be read; opening says why.
      families.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY));
    }
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try (DBOptions options = new DBOptions();
        Silent silent = new Silent()) {
      options.setLogger(silent);
      @Nullable RocksDB db = null;
      try {
        db = RocksDB.openReadOnly(options, store.toString(), families, handles);
      } finally {
        handles.forEach(ColumnFamilyHandle::close);
        if (db != null) {
          db.close();
        }
      }
    }
  }

  /** Takes the place of the log file that RocksDB would begin in the store's folder. */
  private static final class Silent extends Logger {
    Silent() {
      super(InfoLogLevel.FATAL_LEVEL);
    }

    @Override
    protected void log(InfoLogLevel level, String message) {}
  }
}
