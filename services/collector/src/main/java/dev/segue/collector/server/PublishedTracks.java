package dev.segue.collector.server;

import dev.segue.tables.source.CollectException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was published of a server last, in a file: a line for each track, with a hash in hexadecimal
 * and the id in URL-safe Base64. Written as a whole, or not at all.
 */
public final class PublishedTracks {
  private static final String HEAD = "segue published tracks 1";

  private final Path file;

  public PublishedTracks(Path file) {
    this.file = file;
  }

  /**
   * Hashes by the ids of tracks; empty where nothing was published.
   *
   * @throws CollectException if the file cannot be read, or is another kind of file
   */
  public Map<String, Integer> read() {
    Map<String, Integer> tracks = new HashMap<>();
    if (!Files.exists(file)) {
      return tracks;
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
        throw new IllegalArgumentException("it does not begin with '" + HEAD + "'");
      }
      for (String line : lines.subList(1, lines.size())) {
        String[] parts = line.split(" ", 2);
        byte[] id = Base64.getUrlDecoder().decode(parts[1]);
        tracks.put(new String(id, StandardCharsets.UTF_8), Integer.parseUnsignedInt(parts[0], 16));
      }
      return tracks;
    } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new CollectException(
          file + " cannot be read (" + e.getMessage() + "): delete it, and all is published anew.",
          e);
    }
  }

  /** Writes what is published now. */
  public void write(Map<String, Integer> tracks) {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    new TreeMap<>(tracks)
        .forEach(
            (id, hash) ->
                text.append(Integer.toHexString(hash))
                    .append(' ')
                    .append(base64.encodeToString(id.getBytes(StandardCharsets.UTF_8)))
                    .append('\n'));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.writeString(next, text, StandardCharsets.US_ASCII);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }
}
