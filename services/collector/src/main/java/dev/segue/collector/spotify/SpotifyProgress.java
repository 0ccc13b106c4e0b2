package dev.segue.collector.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.tables.source.CollectException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a collection has come, in a file: which playlists have been read in which state
 * (Spotify's {@code snapshot_id}), which lists of this run are done, and where in the one that is
 * being read it goes on. Written after what a page holds has arrived.
 */
final class SpotifyProgress {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, String> snapshots = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private String list = "";
  private String snapshot = "";
  private @Nullable String next;

  private SpotifyProgress(Path file) {
    this.file = file;
  }

  /** What the file says; nothing where there is none. */
  static SpotifyProgress read(Path file) {
    SpotifyProgress progress = new SpotifyProgress(file);
    if (Files.exists(file)) {
      try {
        JsonNode json = JSON.readTree(file.toFile());
        for (Map.Entry<String, JsonNode> each : json.path("snapshots").properties()) {
          progress.snapshots.put(each.getKey(), each.getValue().asText());
        }
        json.path("done").forEach(each -> progress.done.add(each.asText()));
        progress.list = json.path("list").asText("");
        progress.snapshot = json.path("snapshot").asText("");
        progress.next = json.path("next").isTextual() ? json.path("next").asText() : null;
      } catch (IOException e) {
        throw new CollectException(
            file + " cannot be read: delete it, and all playlists are read anew.", e);
      }
    }
    return progress;
  }

  /** Whether a list has been read in this run, or a playlist is as it was when it was read. */
  boolean isRead(String name, String version) {
    return done.contains(name) || (!version.isEmpty() && version.equals(snapshots.get(name)));
  }

  /** Where the reading of a list goes on; {@code first} where it begins. */
  String from(String name, String version, String first) {
    String page = next;
    return page != null && list.equals(name) && snapshot.equals(version) ? page : first;
  }

  /** What a page of a list holds has arrived; the next one is to be read, if there is one. */
  void arrived(String name, String version, @Nullable String nextPage) {
    if (nextPage == null) {
      done.add(name);
      if (!version.isEmpty()) {
        snapshots.put(name, version);
      }
      list = "";
      snapshot = "";
    } else {
      list = name;
      snapshot = version;
    }
    next = nextPage;
    write();
  }

  /** All lists have been read: the next run begins anew, and passes over what is as it was. */
  void end() {
    done.clear();
    write();
  }

  private void write() {
    ObjectNode json = JSON.createObjectNode();
    ObjectNode read = json.putObject("snapshots");
    snapshots.forEach(read::put);
    done.forEach(json.putArray("done")::add);
    json.put("list", list);
    json.put("snapshot", snapshot);
    json.put("next", next);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path written = file.resolveSibling(file.getFileName() + ".next");
      Files.write(written, JSON.writeValueAsBytes(json));
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CollectException("How far it has come cannot be kept in " + file + ".", e);
    }
  }
}
