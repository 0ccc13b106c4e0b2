package dev.segue.demo;

import dev.segue.collector.sample.SampleTracks;
import dev.segue.tables.Collection;
import dev.segue.tables.TableOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which tracks a demo loads.
 *
 * @param table a table, or null for generated tracks
 * @param tracks how many generated tracks
 * @param onlyIfEmpty whether to load them only where no other catalogue was loaded before
 */
public record DemoCatalogue(@Nullable TableOptions table, int tracks, boolean onlyIfEmpty) {
  private static final int DEFAULT_TRACKS = 20_000;
  private static final long SEED = 1;

  /** The usual generated catalogue, unless the data folder holds some catalogue already. */
  public static DemoCatalogue unlessThereIsOne() {
    return new DemoCatalogue(null, DEFAULT_TRACKS, true);
  }

  /** A table. */
  public static DemoCatalogue csv(TableOptions table) {
    return new DemoCatalogue(table, 0, false);
  }

  /** So many generated tracks. */
  public static DemoCatalogue sample(int tracks) {
    return new DemoCatalogue(null, tracks, false);
  }

  /** Fails early, before a broker is started for a table that is not there. */
  void requireThere() throws NoSuchFileException {
    if (table != null && !Files.isReadable(table.file())) {
      throw new NoSuchFileException(table.file().toString());
    }
  }

  /**
   * What the folder remembers once it is loaded: a changed table, or other columns, is another
   * import.
   */
  String fingerprint() throws IOException {
    return table == null
        ? "sample " + tracks + " " + SEED
        : "csv "
            + sha256(table.file())
            + " "
            + table.reading().mapping().columns()
            + " "
            + table.reading().mapping().idColumn()
            + " "
            + table.reading().joins();
  }

  /** For people: the file's name, or what is generated. */
  String describe() {
    return table == null
        ? String.format(Locale.ROOT, "%,d generated tracks", tracks)
        : table.file().toString();
  }

  Collection open() {
    return table == null ? SampleTracks.collection(SEED, tracks) : Collection.csv(table);
  }

  private static String sha256(Path file) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
