package dev.segue.runtime;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data folder, in which ratings lie: for the user of the process alone ({@code rwx------}),
 * where the file system knows of users.
 */
public final class PrivateFolder {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  /** What Segue itself puts into a data folder. */
  private static final Set<String> OURS =
      Set.of(
          ".segue-lock",
          "addresses.properties",
          "imports.txt",
          "kafka",
          NativeLibraries.FOLDER,
          "query",
          "registry",
          "streams");

  private static final String LOG_FILES = "segue.log";

  private PrivateFolder() {}

  /**
   * Makes the folder if it is not there, and closes it to others. A folder that holds anything that
   * is not Segue's is left as it is, which a warning says if others may read it.
   *
   * @throws UnavailableException if the folder cannot be made
   */
  public static void prepare(Path folder) {
    try {
      boolean isNew = !Files.exists(folder);
      Files.createDirectories(folder);
      PosixFileAttributeView view =
          Files.getFileAttributeView(folder, PosixFileAttributeView.class);
      if (view == null) {
        LOG.info(
            "The file system of {} has no permissions that Segue knows: see to it that nobody else"
                + " can read the folder, since ratings lie there",
            folder);
        return;
      }
      Set<PosixFilePermission> now = view.readAttributes().permissions();
      if (!OWNER_ONLY.containsAll(now)) {
        close(folder, view, isNew || holdsOnlyOurs(folder), now);
      }
    } catch (FileAlreadyExistsException e) {
      throw new UnavailableException(
          "The data folder " + folder + " is a file: name another with segue.data-dir.", e);
    } catch (IOException e) {
      throw new UnavailableException(
          "The data folder %s cannot be used (%s): mend that, or name another with segue.data-dir."
              .formatted(folder, e),
          e);
    }
  }

  private static void close(
      Path folder, PosixFileAttributeView view, boolean ours, Set<PosixFilePermission> now) {
    if (ours) {
      try {
        view.setPermissions(EnumSet.copyOf(OWNER_ONLY));
        return;
      } catch (IOException notTheOwner) {
        LOG.debug("{} belongs to somebody else", folder, notTheOwner);
      }
    }
    LOG.warn(
        "Other users of this machine may get at {} ({}), where ratings lie: chmod 700 it, or name a"
            + " folder of Segue's own with segue.data-dir",
        folder,
        PosixFilePermissions.toString(now));
  }

  private static boolean holdsOnlyOurs(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      return content
          .map(path -> path.getFileName().toString())
          .allMatch(name -> OURS.contains(name) || name.startsWith(LOG_FILES));
    }
  }
}
