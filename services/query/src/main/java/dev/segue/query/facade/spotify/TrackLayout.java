package dev.segue.query.facade.spotify;

import dev.segue.catalogue.FoldedText;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.facade.spotify.SpotifyIds.Kind;
import dev.segue.query.facade.spotify.SpotifyViews.Album;
import dev.segue.query.facade.spotify.SpotifyViews.Followers;
import dev.segue.query.facade.spotify.SpotifyViews.FullArtist;
import dev.segue.query.facade.spotify.SpotifyViews.FullTrack;
import dev.segue.query.facade.spotify.SpotifyViews.SimpleArtist;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lays records of tracks out as Spotify does. A track and an album have no nulls where Spotify has
 * none: what is not known is 0, an empty text, or the date 0000. Features that are not known are
 * null.
 *
 * @param base where the interface is for this client, with its version: {@code …/spotify/v1}
 */
record TrackLayout(String base) {
  private static final String UNKNOWN_DATE = "0000";

  FullTrack track(Track track) {
    String id = SpotifyIds.track(track.getId());
    FeatureVector features = FeatureVectors.of(track.getFeatures());
    String isrc = track.getIsrc();
    String title = track.getTitle();
    return new FullTrack(
        album(track),
        artists(track.getArtists()),
        List.of(),
        1,
        whole(features, Feature.DURATION_MS),
        Boolean.TRUE.equals(track.getExplicit()),
        isrc == null ? Map.of() : Map.of("isrc", isrc),
        SpotifyIds.isSpotify(id)
            ? Map.of("spotify", "https://open.spotify.com/track/" + id)
            : Map.of(),
        base + "/tracks/" + id,
        id,
        false,
        true,
        title == null ? "" : title,
        (int) whole(features, Feature.POPULARITY),
        null,
        1,
        "track",
        "spotify:track:" + id);
  }

  /** In the order of Spotify's documentation; null for what is not known. */
  Map<String, @Nullable Object> features(Track track) {
    String id = SpotifyIds.track(track.getId());
    FeatureVector features = FeatureVectors.of(track.getFeatures());
    Map<String, @Nullable Object> view = new LinkedHashMap<>();
    for (Feature feature : Feature.values()) {
      if (feature != Feature.POPULARITY) {
        view.put(feature.label(), value(features, feature));
      }
    }
    view.put("type", "audio_features");
    view.put("id", id);
    view.put("uri", "spotify:track:" + id);
    view.put("track_href", base + "/tracks/" + id);
    view.put("analysis_url", base + "/audio-analysis/" + id);
    return view;
  }

  SimpleArtist artist(String name) {
    String id = SpotifyIds.encoded(Kind.ARTIST, FoldedText.fold(name));
    return new SimpleArtist(
        Map.of(), base + "/artists/" + id, id, name, "artist", "spotify:artist:" + id);
  }

  /**
   * An artist.
   *
   * @param popularity canonical popularity of the best known track, -1 where it is not known
   */
  FullArtist artist(String name, List<String> genres, double popularity) {
    SimpleArtist simple = artist(name);
    return new FullArtist(
        simple.externalUrls(),
        new Followers(null, 0),
        genres,
        simple.href(),
        simple.id(),
        List.of(),
        name,
        popularity < 0 ? 0 : (int) Math.rint(Feature.POPULARITY.raw(popularity)),
        simple.type(),
        simple.uri());
  }

  private List<SimpleArtist> artists(List<String> names) {
    return names.stream().map(this::artist).toList();
  }

  private Album album(Track track) {
    String given = track.getAlbum();
    String name = given == null ? "" : given;
    List<String> artists =
        track.getArtists().isEmpty() ? List.of() : List.of(track.getArtists().get(0));
    String key =
        FoldedText.fold(name)
            + "\n"
            + String.join("", artists.stream().map(FoldedText::fold).toList());
    String id = SpotifyIds.encoded(Kind.ALBUM, key);
    String released = track.getReleaseDate();
    String date = released == null ? UNKNOWN_DATE : released;
    return new Album(
        "album",
        artists(artists),
        List.of(),
        Map.of(),
        base + "/albums/" + id,
        id,
        List.of(),
        name,
        date,
        date.length() <= 4 ? "year" : date.length() <= 7 ? "month" : "day",
        1,
        "album",
        "spotify:album:" + id);
  }

  private static @Nullable Object value(FeatureVector features, Feature feature) {
    if (!features.has(feature)) {
      return null;
    }
    double raw = feature.raw(features.get(feature));
    boolean whole = feature.isWhole() || feature == Feature.DURATION_MS;
    return whole ? (Object) Math.round(raw) : (Object) raw;
  }

  private static long whole(FeatureVector features, Feature feature) {
    return features.has(feature) ? Math.round(feature.raw(features.get(feature))) : 0;
  }
}
