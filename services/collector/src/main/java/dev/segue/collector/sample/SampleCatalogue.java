package dev.segue.collector.sample;

import dev.segue.collector.sample.GenreProfiles.Subgenre;
import dev.segue.schemas.avro.TrackFeatures;
import java.util.List;

/**
 * An endless catalogue of invented tracks. A track depends on the seed and its number only, so any
 * part of it can be had, in any order and on any machine, and is the same. Thread-safe.
 *
 * <p>Features are drawn by a Gaussian copula: normal numbers, correlated as the genre's normal
 * scores are, become shares of the normal distribution, and these become values through the
 * sub-genre's quantile functions. Part of each normal number belongs to the artist, so that an
 * artist has a sound. Every thousand tracks share a set of artists, some of them with many tracks,
 * most with a few.
 */
public final class SampleCatalogue {

  /** The catalogue everybody has unless they ask for another. */
  public static final long DEFAULT_SEED = 1;

  private static final int PAGE = 1_000;
  private static final int ARTISTS_PER_PAGE = 160;
  private static final int ID_DIGITS = 6;

  /** Shares of the variance of a normal score; they add up to 1. */
  private static final double OF_ARTIST = 0.25;

  private static final double ARTIST_PART = StrictMath.sqrt(OF_ARTIST);
  private static final double TRACK_PART = StrictMath.sqrt(1 - OF_ARTIST);

  private static final long FOR_TRACK = 1;
  private static final long FOR_ARTIST = 2;
  private static final long FOR_SOUND = 3;
  private static final long FOR_ALBUM = 4;

  private final long seed;
  private final String source;
  private final GenreProfiles profiles = GenreProfiles.load();
  private final Words words = Words.load();
  private final Names names = new Names(words);

  public SampleCatalogue(long seed) {
    this.seed = seed;
    this.source = "generated sample (seed " + seed + ")";
  }

  /** What the tracks give as their source: says that they are generated. */
  public String source() {
    return source;
  }

  /**
   * The track of a number.
   *
   * @param number from 0
   */
  public TrackFeatures track(long number) {
    Draw draw = new Draw(seed, FOR_TRACK, number);
    SampleArtist artist = artist(number / PAGE, draw);
    Subgenre subgenre = artist.subgenre();
    TrackFeatures track = new TrackFeatures();
    track.setId(id(number));
    track.setExternalIds(List.of());
    track.setSource(source);
    track.setMarket(artist.market());
    track.setGenres(List.of(subgenre.genre(), subgenre.name()));
    track.setExplicit(draw.chance(words.explicitShareOf(subgenre.genre())));
    name(track, artist, number / PAGE, draw);
    release(track, artist, draw);
    measure(track, artist, draw);
    return track;
  }

  private static String id(long number) {
    String digits = Long.toString(number + 1);
    return "sample-" + "0".repeat(Math.max(0, ID_DIGITS - digits.length())) + digits;
  }

  private SampleArtist artist(long page, Draw draw) {
    double share = draw.uniform();
    return artistOf(
        page * ARTISTS_PER_PAGE + (int) (share * StrictMath.sqrt(share) * ARTISTS_PER_PAGE));
  }

  private SampleArtist artistOf(long artist) {
    return SampleArtist.of(artist, new Draw(seed, FOR_ARTIST, artist), profiles, words, names);
  }

  private void name(TrackFeatures track, SampleArtist artist, long page, Draw draw) {
    String title = names.title(draw, artist.subgenre().genre());
    double guestShare =
        switch (artist.subgenre().genre()) {
          case "rap", "latin" -> 0.3;
          case "edm", "r&b" -> 0.2;
          default -> 0.06;
        };
    track.setTitle(title);
    track.setArtists(List.of(artist.name()));
    if (draw.chance(guestShare)) {
      SampleArtist guest = artistOf(page * ARTISTS_PER_PAGE + draw.below(ARTISTS_PER_PAGE));
      if (!guest.name().equals(artist.name())) {
        track.setTitle(title + " (feat. " + guest.name() + ")");
        track.setArtists(List.of(artist.name(), guest.name()));
      }
    }
  }

  private void release(TrackFeatures track, SampleArtist artist, Draw draw) {
    int album = draw.below(artist.albums());
    if (draw.chance(0.25)) {
      track.setAlbum(track.getTitle());
      track.setReleaseDate(artist.releaseDate(album, draw));
      return;
    }
    Draw ofAlbum = new Draw(seed, FOR_ALBUM, artist.number() * ARTISTS_PER_PAGE + album);
    track.setAlbum(names.title(ofAlbum, artist.subgenre().genre()));
    track.setReleaseDate(artist.releaseDate(album, ofAlbum));
  }

  private void measure(TrackFeatures track, SampleArtist artist, Draw draw) {
    Subgenre subgenre = artist.subgenre();
    Draw sound = new Draw(seed, FOR_SOUND, artist.number());
    double[] scores = new double[subgenre.correlation().size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = ARTIST_PART * sound.normal() + TRACK_PART * draw.normal();
    }
    subgenre.correlation().apply(scores);
    for (int i = 0; i < scores.length; i++) {
      set(
          track,
          profiles.features().get(i),
          subgenre.quantiles().get(i).at(NormalScores.share(scores[i])));
    }
    track.setTimeSignature(profiles.timeSignature(draw.uniform()));
  }

  private static void set(TrackFeatures track, String feature, double value) {
    switch (feature) {
      case "popularity" -> track.setPopularity(value);
      case "danceability" -> track.setDanceability(value);
      case "energy" -> track.setEnergy(value);
      case "key" -> track.setKey(value);
      case "loudness" -> track.setLoudness(value);
      case "mode" -> track.setMode(value);
      case "speechiness" -> track.setSpeechiness(value);
      case "acousticness" -> track.setAcousticness(value);
      case "instrumentalness" -> track.setInstrumentalness(value);
      case "liveness" -> track.setLiveness(value);
      case "valence" -> track.setValence(value);
      case "tempo" -> track.setTempo(value);
      case "duration_ms" -> track.setDurationMs(value);
      default ->
          throw new IllegalStateException(
              "the figures have a feature that tracks do not: " + feature);
    }
  }
}
