package dev.segue.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.rocksdb.NativeLibraryLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where libraries put their native parts before they load them: into the data folder, since a
 * process that is killed leaves them behind, tens of megabytes each in the folder for temporary
 * files. Who has said another place, by a library's own property or variable, gets that.
 *
 * <p>LZ4 has no such property; it deletes what it unpacked as soon as it is loaded.
 */
public final class NativeLibraries {
  /** The folder below the data folder. */
  static final String FOLDER = "native";

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibraries.class);
  private static final List<String> PROPERTIES =
      List.of("ZstdTempFolder", "org.xerial.snappy.tempdir");
  private static final String ROCKSDB_VARIABLE = "ROCKSDB_SHAREDLIB_DIR";

  /** What was set here, to tell it from what somebody else has set. */
  private static final Map<String, String> SET = new HashMap<>();

  private NativeLibraries() {}

  /**
   * Has native libraries unpacked below {@code dataDir}; those that are loaded already stay where
   * they are. What killed processes left there is deleted.
   *
   * @throws UnavailableException if the folder cannot be made
   */
  public static synchronized void unpackBelow(Path dataDir) {
    Path folder = dataDir.resolve(FOLDER).toAbsolutePath();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UnavailableException(
          "The folder %s cannot be made (%s): mend that, or name another with segue.data-dir."
              .formatted(folder, e),
          e);
    }
    deleteLeftovers(folder);
    for (String property : PROPERTIES) {
      String now = System.getProperty(property);
      if (now == null || now.equals(SET.get(property))) {
        System.setProperty(property, folder.toString());
        SET.put(property, folder.toString());
      }
    }
    if (System.getenv(ROCKSDB_VARIABLE) == null) {
      loadRocksDb(folder);
    }
  }

  private static void loadRocksDb(Path folder) {
    try {
      NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
    } catch (IOException | RuntimeException | UnsatisfiedLinkError e) {
      LOG.warn(
          "RocksDB's native library cannot be loaded from {} ({}), so it goes to the folder for"
              + " temporary files; {} names another",
          folder,
          e.getMessage(),
          ROCKSDB_VARIABLE);
    }
  }

  /** What another process has loaded goes on working where files can be deleted while in use. */
  private static void deleteLeftovers(Path folder) {
    try (Stream<Path> content = Files.list(folder)) {
      for (Path file : content.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException inUse) {
      LOG.debug("{} could not be emptied", folder, inUse);
    }
  }
}
