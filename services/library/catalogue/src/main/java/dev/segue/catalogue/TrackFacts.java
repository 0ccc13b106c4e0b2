package dev.segue.catalogue;

import dev.segue.schemas.avro.Track;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What filters and the folding of duplicates ask about a track, besides its features and its names.
 *
 * @param year of release, 1 to 9999; 0 where it is not known
 * @param explicit null where it is not known
 * @param genres as the source writes them
 * @param markets as the source writes them
 * @param isrc the recording code as a number in base 36, which holds all of it; 0 where there is
 *     none, or it is not well-formed
 * @param album 32 bits of a hash of the album and its main artist, 0 without an album. It only ever
 *     decides how many tracks of an answer are from one album, where two albums in four billion are
 *     taken for one
 * @param externalIds its ids elsewhere
 * @param layered whether named layers describe it
 * @param song 32 bits of a hash of the {@linkplain EditionTitle title that all editions of a
 *     recording share}, 0 without a title
 */
public record TrackFacts(
    int year,
    @Nullable Boolean explicit,
    List<String> genres,
    List<String> markets,
    long isrc,
    int album,
    ExternalIds externalIds,
    boolean layered,
    int song) {
  private static final int ISRC_LENGTH = 12;
  private static final TrackFacts NONE = new TrackFacts(0, null, List.of(), List.of(), 0, 0);

  /** Facts of a track of the base layer alone, without external ids and without a title. */
  public TrackFacts(
      int year,
      @Nullable Boolean explicit,
      List<String> genres,
      List<String> markets,
      long isrc,
      int album) {
    this(year, explicit, genres, markets, isrc, album, ExternalIds.none(), false, 0);
  }

  public TrackFacts {
    genres = List.copyOf(genres);
    markets = List.copyOf(markets);
  }

  /** Nothing is known. */
  public static TrackFacts none() {
    return NONE;
  }

  /** The facts of a record. */
  public static TrackFacts of(Track track) {
    String market = track.getMarket();
    return new TrackFacts(
        year(track.getReleaseDate()),
        track.getExplicit(),
        track.getGenres(),
        market == null ? List.of() : List.of(market),
        isrc(track.getIsrc()),
        album(track.getAlbum(), track.getArtists()),
        ExternalIds.of(track),
        track.getLayers() != null,
        song(track.getTitle()));
  }

  /** The year of a date that begins with it, as YYYY-MM-DD does; 0 if it does not. */
  static int year(@Nullable String date) {
    if (date == null || date.length() < 4 || (date.length() > 4 && date.charAt(4) != '-')) {
      return 0;
    }
    int year = 0;
    for (int i = 0; i < 4; i++) {
      char c = date.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      year = 10 * year + (c - '0');
    }
    return year;
  }

  /**
   * A recording code as a number, 0 where it is not well-formed. Hyphens, blanks and case do not
   * count.
   */
  public static long isrc(@Nullable String code) {
    if (code == null) {
      return 0;
    }
    String plain = code.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
    if (plain.length() != ISRC_LENGTH) {
      return 0;
    }
    long value = 0;
    for (int i = 0; i < ISRC_LENGTH; i++) {
      char c = plain.charAt(i);
      int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
      if (digit < 0) {
        return 0;
      }
      value = 36 * value + digit;
    }
    return value;
  }

  /** The number of an album by its title and the first of these artists; 0 without a title. */
  public static int album(@Nullable String album, List<String> artists) {
    String title = album == null ? "" : FoldedText.fold(album);
    if (title.isEmpty()) {
      return 0;
    }
    return hash(title + '\n' + (artists.isEmpty() ? "" : FoldedText.fold(artists.get(0))));
  }

  private static int song(@Nullable String title) {
    String key = title == null ? "" : EditionTitle.of(title);
    return key.isEmpty() ? 0 : hash(key);
  }

  private static int hash(String key) {
    int hash = 0x811C9DC5;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x01000193;
    }
    hash ^= hash >>> 16;
    hash *= 0x85EBCA6B;
    hash ^= hash >>> 13;
    return hash == 0 ? 1 : hash;
  }
}
