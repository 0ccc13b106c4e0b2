package dev.segue.playlists;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.playlists.PlaylistFile.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * JSPF as its version 1 and as MusicBrainz extends it: {@code identifier} and {@code location} are
 * a text or a list of them, and several artists stand one by one in the extension.
 */
final class JspfFormat {

  static final String TRACK_EXTENSION = "https://musicbrainz.org/doc/jspf#track";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double LONGEST_MS = 86_400_000;

  private JspfFormat() {}

  /** Whether an object named {@code playlist} stands at the top; the text may be cut off. */
  static boolean matches(String text) {
    try (JsonParser parser = MAPPER.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean playlist = parser.currentName().equals("playlist");
        JsonToken value = parser.nextToken();
        if (playlist) {
          return value == JsonToken.START_OBJECT;
        }
        parser.skipChildren();
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  static PlaylistFile read(String text) {
    JsonNode playlist;
    try {
      playlist = MAPPER.readTree(text).path("playlist");
    } catch (JsonProcessingException e) {
      throw new PlaylistException(
          "it is not JSON from line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + " on",
          e);
    }
    if (!playlist.isObject()) {
      throw new PlaylistException("it has no object \"playlist\"");
    }
    List<PlaylistEntry> entries = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    JsonNode tracks = playlist.path("track");
    for (int i = 0; i < tracks.size(); i++) {
      String place = "track " + (i + 1);
      JsonNode track = tracks.path(i);
      PlaylistEntry entry = entry(track);
      if (entry.isUsable()) {
        entries.add(entry);
      } else {
        problems.add(
            new Problem(
                place,
                track.isObject() ? "neither title, identifier nor location" : "not an object"));
      }
    }
    return new PlaylistFile(
        PlaylistFormat.JSPF, new Playlist(text(playlist.path("title")), entries), problems);
  }

  private static PlaylistEntry entry(JsonNode track) {
    JsonNode metadata = track.path("extension").path(TRACK_EXTENSION).path("additional_metadata");
    List<String> identifiers = texts(track.path("identifier"));
    String spotify = text(metadata.path("spotify_track_id"));
    if (spotify != null) {
      identifiers.add(spotify.contains(":") ? spotify : "spotify:track:" + spotify);
    }
    List<String> artists = new ArrayList<>();
    for (JsonNode artist : metadata.path("artists")) {
      String name = text(artist.path("artist_credit_name"));
      if (name != null) {
        artists.add(name);
      }
    }
    String creator = text(track.path("creator"));
    if (artists.isEmpty() && creator != null) {
      artists.add(creator);
    }
    return new PlaylistEntry(
        text(track.path("title")),
        artists,
        text(track.path("album")),
        duration(track.path("duration")),
        identifiers,
        texts(track.path("location")));
  }

  private static @Nullable String text(JsonNode node) {
    String text = node.isTextual() || node.isNumber() ? node.asText().strip() : "";
    return text.isEmpty() ? null : text;
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    for (JsonNode one : node.isArray() ? node : List.of(node)) {
      String text = text(one);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  private static OptionalLong duration(JsonNode node) {
    double millis = node.asDouble(0);
    return millis >= 1 && millis <= LONGEST_MS
        ? OptionalLong.of(Math.round(millis))
        : OptionalLong.empty();
  }

  static byte[] write(Playlist playlist) {
    ObjectNode root = MAPPER.createObjectNode();
    ObjectNode list = root.putObject("playlist");
    if (playlist.title() != null) {
      list.put("title", playlist.title());
    }
    ArrayNode tracks = list.putArray("track");
    for (PlaylistEntry entry : playlist.entries()) {
      tracks.add(track(entry));
    }
    try {
      return MAPPER.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts and numbers can be written", e);
    }
  }

  private static ObjectNode track(PlaylistEntry entry) {
    ObjectNode track = MAPPER.createObjectNode();
    if (!entry.identifiers().isEmpty()) {
      entry.identifiers().forEach(track.putArray("identifier")::add);
    }
    if (!entry.locations().isEmpty()) {
      entry.locations().forEach(track.putArray("location")::add);
    }
    if (entry.title() != null) {
      track.put("title", entry.title());
    }
    if (!entry.artists().isEmpty()) {
      track.put("creator", String.join(", ", entry.artists()));
    }
    if (entry.album() != null) {
      track.put("album", entry.album());
    }
    if (entry.durationMs().isPresent()) {
      track.put("duration", entry.durationMs().getAsLong());
    }
    if (entry.artists().size() > 1) {
      ArrayNode artists =
          track
              .putObject("extension")
              .putObject(TRACK_EXTENSION)
              .putObject("additional_metadata")
              .putArray("artists");
      for (int i = 0; i < entry.artists().size(); i++) {
        artists
            .addObject()
            .put("artist_credit_name", entry.artists().get(i))
            .put("join_phrase", i < entry.artists().size() - 1 ? ", " : "");
      }
    }
    return track;
  }
}
