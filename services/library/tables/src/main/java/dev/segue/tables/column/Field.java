package dev.segue.tables.column;

import dev.segue.schemas.avro.TrackFeatures;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a column can hold. Which names tables have for it stands in {@code column-names.txt}; where
 * several columns of a table fit, the one of the most telling name is read, and the next ones where
 * it is empty ({@link #GENRES} takes them all).
 */
public enum Field {
  ID,
  TITLE,
  ARTISTS,
  /** Ids of the artists; no part of a track, but their number tells how many names there are. */
  ARTIST_IDS,
  ALBUM,
  GENRES,
  RELEASE_DATE,
  MARKET,
  ISRC,
  /** The MusicBrainz id of the recording. */
  MBID,
  EXPLICIT,
  POPULARITY(Domain.real(0, 100), TrackFeatures::getPopularity, TrackFeatures::setPopularity),
  DANCEABILITY(Domain.UNIT, TrackFeatures::getDanceability, TrackFeatures::setDanceability),
  ENERGY(Domain.UNIT, TrackFeatures::getEnergy, TrackFeatures::setEnergy),
  KEY(Domain.whole(-1, 11), TrackFeatures::getKey, TrackFeatures::setKey),
  LOUDNESS(Domain.real(-100, 20), TrackFeatures::getLoudness, TrackFeatures::setLoudness),
  MODE(Domain.whole(0, 1), TrackFeatures::getMode, TrackFeatures::setMode),
  SPEECHINESS(Domain.UNIT, TrackFeatures::getSpeechiness, TrackFeatures::setSpeechiness),
  ACOUSTICNESS(Domain.UNIT, TrackFeatures::getAcousticness, TrackFeatures::setAcousticness),
  INSTRUMENTALNESS(
      Domain.UNIT, TrackFeatures::getInstrumentalness, TrackFeatures::setInstrumentalness),
  LIVENESS(Domain.UNIT, TrackFeatures::getLiveness, TrackFeatures::setLiveness),
  VALENCE(Domain.UNIT, TrackFeatures::getValence, TrackFeatures::setValence),
  TEMPO(Domain.real(0, 1_000), TrackFeatures::getTempo, TrackFeatures::setTempo),
  DURATION_MS(
      Domain.real(0, 86_400_000), TrackFeatures::getDurationMs, TrackFeatures::setDurationMs),
  TIME_SIGNATURE(
      Domain.whole(0, 16), TrackFeatures::getTimeSignature, TrackFeatures::setTimeSignature);

  /** The 14 features, in the order of the wire format. */
  public static final List<Field> FEATURES =
      Arrays.stream(values()).filter(Field::isFeature).toList();

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // a record of stateless accessors
  private final @Nullable Feature feature;

  private record Feature(
      Domain domain,
      Function<TrackFeatures, @Nullable Double> get,
      BiConsumer<TrackFeatures, Double> set) {}

  Field() {
    this.label = name().toLowerCase(Locale.ROOT);
    this.feature = null;
  }

  Field(
      Domain domain,
      Function<TrackFeatures, @Nullable Double> get,
      BiConsumer<TrackFeatures, Double> set) {
    this.label = name().toLowerCase(Locale.ROOT);
    this.feature = new Feature(domain, get, set);
  }

  /** Our name of it, such as {@code duration_ms}: what {@code --map} calls {@code ours}. */
  public String label() {
    return label;
  }

  /** Whether it is one of the 14 audio features. */
  public boolean isFeature() {
    return feature != null;
  }

  /** The values that the feature can have. */
  public Domain domain() {
    return feature().domain;
  }

  /** The feature in a track; null if it is unknown. */
  public @Nullable Double get(TrackFeatures track) {
    return feature().get.apply(track);
  }

  /** Sets the feature of a track. */
  public void set(TrackFeatures track, Double value) {
    feature().set.accept(track, value);
  }

  private Feature feature() {
    if (feature == null) {
      throw new IllegalStateException(label + " is not an audio feature");
    }
    return feature;
  }
}
