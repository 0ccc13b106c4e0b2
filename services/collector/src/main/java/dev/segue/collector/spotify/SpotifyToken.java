package dev.segue.collector.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.tables.source.CollectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * What lets ask for a while, and what gets the next one.
 *
 * @param expiresAt in milliseconds since the epoch
 */
record SpotifyToken(String access, String refresh, String scope, long expiresAt) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Never what it holds. */
  @Override
  public String toString() {
    return "a token";
  }

  /** The token in a file; empty where there is none. */
  static Optional<SpotifyToken> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(file.toFile());
      return Optional.of(
          new SpotifyToken(
              json.path("access_token").asText(),
              json.path("refresh_token").asText(),
              json.path("scope").asText(),
              json.path("expires_at").asLong()));
    } catch (IOException e) {
      throw new CollectException(
          "The token in " + file + " cannot be read: delete the file, and sign in anew.", e);
    }
  }

  /** Writes it as a whole, for nobody but the owner of the file. */
  void write(Path file) {
    ObjectNode json = JSON.createObjectNode();
    json.put("access_token", access);
    json.put("refresh_token", refresh);
    json.put("scope", scope);
    json.put("expires_at", expiresAt);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path next = file.resolveSibling(file.getFileName() + ".next");
      Files.deleteIfExists(next);
      Files.createFile(
          next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(next, JSON.writeValueAsBytes(json));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | UnsupportedOperationException e) {
      throw new CollectException("The token cannot be kept in " + file + " (" + e + ").", e);
    }
  }
}
