package dev.segue.query.http;

import dev.segue.catalogue.TrackStore;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The form in which a list of tracks is answered: our JSON, an extended M3U list, or JSPF (the JSON
 * of XSPF, "Spiff"), as the first type of {@code Accept} that is one of them says; weights do not
 * count. A track that has an id of Spotify's shape is at its address there, which players follow;
 * others are called {@code segue:track:<id>}, the id percent-encoded.
 */
enum PlaylistResponse {
  JSON,
  M3U,
  JSPF;

  private static final double MILLIS = 1_000;
  private static final Pattern SPOTIFY = Pattern.compile("(?:spotify:track:)?([0-9A-Za-z]{22})");

  /** What a request accepts. */
  static PlaylistResponse of(Exchange exchange) {
    String accept = exchange.header("Accept").orElse("").toLowerCase(Locale.ROOT);
    for (String type : accept.split(",", -1)) {
      switch (type.split(";", 2)[0].strip()) {
        case "audio/x-mpegurl", "audio/mpegurl", "application/vnd.apple.mpegurl" -> {
          return M3U;
        }
        case "application/xspf+json", "application/jspf+json" -> {
          return JSPF;
        }
        case "application/json", "*/*" -> {
          return JSON;
        }
        default -> {
          // Not one of ours; a later one may be.
        }
      }
    }
    return JSON;
  }

  /**
   * The answer in this form.
   *
   * @param ids of the tracks, in their order; what the store does not have is left out
   * @param json what is answered as JSON
   */
  Reply reply(String title, List<String> ids, TrackStore store, Supplier<Object> json) {
    if (this == JSON) {
      return Reply.json(json.get());
    }
    List<Track> tracks = ids.stream().map(store::get).filter(Objects::nonNull).toList();
    return this == M3U ? m3u(title, tracks) : jspf(title, tracks);
  }

  private static Reply m3u(String title, List<Track> tracks) {
    StringBuilder text = new StringBuilder("#EXTM3U\n#PLAYLIST:").append(line(title)).append('\n');
    for (Track track : tracks) {
      double millis = duration(track);
      text.append("#EXTINF:")
          .append(Double.isNaN(millis) ? -1 : Math.round(millis / MILLIS))
          .append(',')
          .append(line(named(track)))
          .append('\n')
          .append(location(track))
          .append('\n');
    }
    return Reply.text("audio/x-mpegurl;charset=utf-8", text.toString());
  }

  private static Reply jspf(String title, List<Track> tracks) {
    List<Map<String, Object>> listed = new ArrayList<>();
    for (Track track : tracks) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("identifier", List.of(location(track)));
      String name = track.getTitle();
      if (name != null) {
        entry.put("title", name);
      }
      if (!track.getArtists().isEmpty()) {
        entry.put("creator", String.join(", ", track.getArtists()));
      }
      double millis = duration(track);
      if (!Double.isNaN(millis)) {
        entry.put("duration", Math.round(millis));
      }
      listed.add(entry);
    }
    Map<String, Object> playlist = new LinkedHashMap<>();
    playlist.put("title", title);
    playlist.put("track", listed);
    return Reply.bytes("application/xspf+json", Json.write(Map.of("playlist", playlist)), Map.of());
  }

  /** Where a player finds a track, or what it is called here. */
  static String location(Track track) {
    return Stream.concat(Stream.of(track.getId()), track.getExternalIds().stream())
        .map(SPOTIFY::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .map(id -> "https://open.spotify.com/track/" + id.group(1))
        .orElseGet(() -> ownName(track));
  }

  private static String ownName(Track track) {
    return "segue:track:"
        + URLEncoder.encode(track.getId(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String named(Track track) {
    String title = track.getTitle() == null ? track.getId() : track.getTitle();
    return track.getArtists().isEmpty()
        ? title
        : String.join(", ", track.getArtists()) + " - " + title;
  }

  private static String line(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  private static double duration(Track track) {
    FeatureVector features = FeatureVectors.of(track.getFeatures());
    return features.has(Feature.DURATION_MS)
        ? Feature.DURATION_MS.raw(features.get(Feature.DURATION_MS))
        : Double.NaN;
  }
}
