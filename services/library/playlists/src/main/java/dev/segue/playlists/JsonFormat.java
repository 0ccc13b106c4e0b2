package dev.segue.playlists;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.playlists.PlaylistFile.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Tracks as requests to Segue name them: an object with the list {@code tracks}, or the list alone,
 * of ids or links and of objects with any of {@code id}, {@code external_ids}, {@code isrc}, {@code
 * mbid}, {@code title}, {@code artists}, {@code album}, {@code duration_ms}, {@code locations}.
 */
final class JsonFormat {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double LONGEST_MS = 86_400_000;

  private JsonFormat() {}

  /** Whether the text, which is whole, may be JSON of this form. */
  static boolean matches(String text) {
    return text.startsWith("[") || (text.startsWith("{") && text.contains("\"tracks\""));
  }

  static PlaylistFile read(String text) {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new PlaylistException(
          "it is not JSON from line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + " on",
          e);
    }
    JsonNode tracks = root.isArray() ? root : root.path("tracks");
    if (!tracks.isArray()) {
      throw new PlaylistException("it has no list \"tracks\"");
    }
    List<PlaylistEntry> entries = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < tracks.size(); i++) {
      PlaylistEntry entry = entry(tracks.path(i));
      if (entry.isUsable()) {
        entries.add(entry);
      } else {
        problems.add(
            new Problem("track " + (i + 1), "neither an id nor an object with an id or a title"));
      }
    }
    return new PlaylistFile(
        PlaylistFormat.JSON, new Playlist(text(root.path("title")), entries), problems);
  }

  private static PlaylistEntry entry(JsonNode track) {
    List<String> identifiers = new ArrayList<>();
    add(identifiers, "", track.isObject() ? track.path("id") : track);
    texts(track.path("external_ids")).forEach(identifiers::add);
    add(identifiers, "isrc:", track.path("isrc"));
    add(identifiers, "mbid:", track.path("mbid"));
    double millis = track.path("duration_ms").asDouble(0);
    return new PlaylistEntry(
        text(track.path("title")),
        texts(track.path("artists")),
        text(track.path("album")),
        millis >= 1 && millis <= LONGEST_MS
            ? OptionalLong.of(Math.round(millis))
            : OptionalLong.empty(),
        identifiers,
        texts(track.path("locations")));
  }

  private static void add(List<String> identifiers, String prefix, JsonNode node) {
    String text = text(node);
    if (text != null) {
      identifiers.add(prefix + text);
    }
  }

  private static @Nullable String text(JsonNode node) {
    String text = node.isTextual() || node.isNumber() ? node.asText().strip() : "";
    return text.isEmpty() ? null : text;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    for (JsonNode one : node.isArray() ? node : List.of(node)) {
      add(texts, "", one);
    }
    return texts;
  }

  static byte[] write(Playlist playlist) {
    ObjectNode root = MAPPER.createObjectNode();
    if (playlist.title() != null) {
      root.put("title", playlist.title());
    }
    ArrayNode tracks = root.putArray("tracks");
    for (PlaylistEntry entry : playlist.entries()) {
      track(entry, tracks.addObject());
    }
    return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void track(PlaylistEntry entry, ObjectNode track) {
    List<String> identifiers = entry.identifiers();
    if (!identifiers.isEmpty()) {
      track.put("id", identifiers.get(0));
    }
    put(
        track,
        "external_ids",
        identifiers.subList(Math.min(1, identifiers.size()), identifiers.size()));
    if (entry.title() != null) {
      track.put("title", entry.title());
    }
    put(track, "artists", entry.artists());
    if (entry.album() != null) {
      track.put("album", entry.album());
    }
    if (entry.durationMs().isPresent()) {
      track.put("duration_ms", entry.durationMs().getAsLong());
    }
    put(track, "locations", entry.locations());
  }

  private static void put(ObjectNode track, String field, List<String> texts) {
    if (!texts.isEmpty()) {
      texts.forEach(track.putArray(field)::add);
    }
  }
}
