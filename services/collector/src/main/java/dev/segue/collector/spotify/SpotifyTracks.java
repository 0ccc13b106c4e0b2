package dev.segue.collector.spotify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.schemas.avro.TrackFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tracks as Spotify writes them: ids, names and recording codes are taken, and nothing else,
 * neither of the music nor of people.
 */
final class SpotifyTracks {
  static final String LAYER = "spotify";

  private SpotifyTracks() {}

  /** What an entry of a list is, if it is no track that can be taken. */
  static @Nullable String kindOfOther(JsonNode track) {
    if (track.isMissingNode() || track.isNull()) {
      return "entries that are gone";
    }
    if (track.path("type").asText("track").equals("episode")) {
      return "podcast episodes";
    }
    if (track.path("is_local").asBoolean()) {
      return "local files";
    }
    return track.path("id").asText("").isEmpty() || track.path("name").asText("").isEmpty()
        ? "entries without an id or a name"
        : null;
  }

  /** The track of an entry, whichever name the list gives it. */
  static JsonNode track(JsonNode entry) {
    JsonNode item = entry.path("item");
    JsonNode track = item.isMissingNode() ? entry.path("track") : item;
    // In lists of tracks themselves, there is nothing around them.
    return track.isMissingNode() && entry.has("uri") ? entry : track;
  }

  /** An event of the layer. */
  static TrackFeatures event(JsonNode track) {
    String id = track.path("id").asText();
    List<String> artists = new ArrayList<>();
    track.path("artists").forEach(artist -> name(artist).ifPresent(artists::add));
    List<String> ids = new ArrayList<>(List.of("spotify:" + id));
    TrackFeatures event =
        TrackFeatures.newBuilder()
            .setId(id)
            .setTitle(track.path("name").asText())
            .setArtists(artists)
            .setAlbum(name(track.path("album")).orElse(null))
            .setSource(LAYER)
            .setLayer(LAYER)
            .build();
    String isrc = track.path("external_ids").path("isrc").asText("");
    if (!isrc.isEmpty()) {
      event.setIsrc(isrc);
    }
    event.setExternalIds(ids);
    return event;
  }

  private static Optional<String> name(JsonNode named) {
    return Optional.of(named.path("name").asText("")).filter(name -> !name.isEmpty());
  }
}
