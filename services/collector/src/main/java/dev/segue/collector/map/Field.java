package dev.segue.collector.map;

import dev.segue.schemas.avro.TrackFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a column can mean, with the names that public tables give it. Names are compared as {@link
 * ColumnName} normalises them; where several columns of a table fit, the one whose name comes first
 * here is taken ({@link #GENRES} takes them all).
 */
public enum Field {
  ID(
      "track_id",
      "spotify_track_id",
      "spotify_id",
      "track_uri",
      "spotify_track_uri",
      "spotify_uri",
      "id",
      "uri",
      "song_id",
      "track_url",
      "spotify_url",
      "url",
      "track_href"),
  TITLE("track_name", "title", "song_title", "track_title", "song_name", "song", "name", "track"),
  ARTISTS(
      "artists",
      "artists_names",
      "artist_names",
      "artists_name",
      "artist(s)_name",
      "track_artists",
      "artist_name",
      "track_artist",
      "artist",
      "artist_name(s)",
      "performer"),
  ALBUM("album", "album_name", "track_album_name", "album_title", "release_name"),
  GENRES(
      "playlist_genre",
      "genres",
      "genre",
      "track_genre",
      "music_genre",
      "top_genre",
      "artist_genres",
      "playlist_subgenre",
      "subgenre",
      "sub_genre"),
  RELEASE_DATE(
      "release_date",
      "track_album_release_date",
      "album_release_date",
      "released",
      "release_year",
      "released_year",
      "year"),
  MARKET("market", "country", "region", "country_code"),
  ISRC("isrc"),
  EXPLICIT("explicit", "is_explicit", "track_explicit"),
  POPULARITY(
      Domain.real(0, 100),
      TrackFeatures::getPopularity,
      TrackFeatures::setPopularity,
      "track_popularity",
      "popularity",
      "song_popularity"),
  DANCEABILITY(
      Domain.UNIT,
      TrackFeatures::getDanceability,
      TrackFeatures::setDanceability,
      "danceability",
      "dancability"),
  ENERGY(Domain.UNIT, TrackFeatures::getEnergy, TrackFeatures::setEnergy, "energy"),
  KEY(Domain.whole(-1, 11), TrackFeatures::getKey, TrackFeatures::setKey, "key"),
  LOUDNESS(
      Domain.real(-100, 20),
      TrackFeatures::getLoudness,
      TrackFeatures::setLoudness,
      "loudness",
      "loadness",
      "loudness_db"),
  MODE(Domain.whole(0, 1), TrackFeatures::getMode, TrackFeatures::setMode, "mode", "audio_mode"),
  SPEECHINESS(
      Domain.UNIT, TrackFeatures::getSpeechiness, TrackFeatures::setSpeechiness, "speechiness"),
  ACOUSTICNESS(
      Domain.UNIT, TrackFeatures::getAcousticness, TrackFeatures::setAcousticness, "acousticness"),
  INSTRUMENTALNESS(
      Domain.UNIT,
      TrackFeatures::getInstrumentalness,
      TrackFeatures::setInstrumentalness,
      "instrumentalness"),
  LIVENESS(Domain.UNIT, TrackFeatures::getLiveness, TrackFeatures::setLiveness, "liveness"),
  VALENCE(
      Domain.UNIT,
      TrackFeatures::getValence,
      TrackFeatures::setValence,
      "valence",
      "audio_valence"),
  TEMPO(Domain.real(0, 1_000), TrackFeatures::getTempo, TrackFeatures::setTempo, "tempo", "bpm"),
  DURATION_MS(
      Domain.real(0, 86_400_000),
      TrackFeatures::getDurationMs,
      TrackFeatures::setDurationMs,
      "duration_ms",
      "track_duration_ms",
      "song_duration_ms",
      "duration_s",
      "duration_sec",
      "duration_seconds",
      "duration",
      "length"),
  TIME_SIGNATURE(
      Domain.whole(0, 16),
      TrackFeatures::getTimeSignature,
      TrackFeatures::setTimeSignature,
      "time_signature");

  /** The 14 features, in the order of the wire format. */
  static final List<Field> FEATURES = Arrays.stream(values()).filter(Field::isFeature).toList();

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.copyOf
  private final List<String> aliases;

  @SuppressWarnings("ImmutableEnumChecker") // a record of stateless accessors
  private final @Nullable Feature feature;

  private record Feature(
      Domain domain,
      Function<TrackFeatures, @Nullable Double> get,
      BiConsumer<TrackFeatures, Double> set) {}

  Field(String... aliases) {
    this(null, aliases);
  }

  Field(
      Domain domain,
      Function<TrackFeatures, @Nullable Double> get,
      BiConsumer<TrackFeatures, Double> set,
      String... aliases) {
    this(new Feature(domain, get, set), aliases);
  }

  Field(@Nullable Feature feature, String... aliases) {
    this.label = name().toLowerCase(Locale.ROOT);
    this.feature = feature;
    List<String> normalised = new ArrayList<>();
    for (String alias : aliases) {
      normalised.add(ColumnName.normalise(alias));
    }
    this.aliases = List.copyOf(normalised);
  }

  /** Our name of it, such as {@code duration_ms}: what {@code --map} calls {@code ours}. */
  public String label() {
    return label;
  }

  boolean isFeature() {
    return feature != null;
  }

  /** The known names, normalised, the most telling first. */
  List<String> aliases() {
    return aliases;
  }

  Domain domain() {
    return feature().domain;
  }

  @Nullable Double get(TrackFeatures track) {
    return feature().get.apply(track);
  }

  void set(TrackFeatures track, Double value) {
    feature().set.accept(track, value);
  }

  private Feature feature() {
    if (feature == null) {
      throw new IllegalStateException(label + " is not an audio feature");
    }
    return feature;
  }
}
