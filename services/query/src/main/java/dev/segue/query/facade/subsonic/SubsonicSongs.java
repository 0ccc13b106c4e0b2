package dev.segue.query.facade.subsonic;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays records of tracks out as OpenSubsonic's {@code Child}; what is not known is left out. */
final class SubsonicSongs {
  private static final String MBID = "mbid:";

  private SubsonicSongs() {}

  static Map<String, Object> song(String id, Track track) {
    Map<String, Object> song = new LinkedHashMap<>();
    song.put("id", id);
    song.put("isDir", false);
    put(song, "title", track.getTitle() == null ? "" : track.getTitle());
    put(song, "album", track.getAlbum());
    if (!track.getArtists().isEmpty()) {
      song.put("artist", track.getArtists().get(0));
      song.put("displayArtist", String.join(", ", track.getArtists()));
      song.put(
          "artists",
          track.getArtists().stream().map(name -> Map.of("id", name, "name", name)).toList());
    }
    if (!track.getGenres().isEmpty()) {
      song.put("genre", track.getGenres().get(0));
      song.put("genres", track.getGenres().stream().map(name -> Map.of("name", name)).toList());
    }
    String date = track.getReleaseDate();
    if (date != null && date.matches("[0-9]{4}(-.*)?")) {
      song.put("year", Integer.parseInt(date.substring(0, 4)));
    }
    FeatureVector features = FeatureVectors.of(track.getFeatures());
    if (features.has(Feature.DURATION_MS)) {
      song.put("duration", Math.round(raw(features, Feature.DURATION_MS) / 1_000));
    }
    if (features.has(Feature.TEMPO)) {
      song.put("bpm", Math.round(raw(features, Feature.TEMPO)));
    }
    if (track.getIsrc() != null) {
      song.put("isrc", List.of(track.getIsrc()));
    }
    track.getExternalIds().stream()
        .filter(external -> external.startsWith(MBID))
        .findFirst()
        .ifPresent(mbid -> song.put("musicBrainzId", mbid.substring(MBID.length())));
    song.put("type", "music");
    song.put("mediaType", "song");
    song.put("isVideo", false);
    return song;
  }

  private static double raw(FeatureVector features, Feature feature) {
    return feature.raw(features.get(feature));
  }

  private static void put(Map<String, Object> song, String name, @Nullable Object value) {
    if (value != null) {
      song.put(name, value);
    }
  }
}
