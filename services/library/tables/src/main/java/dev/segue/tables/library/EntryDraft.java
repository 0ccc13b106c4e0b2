package dev.segue.tables.library;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.library.Play.End;
import dev.segue.tables.value.MusicalKey;
import dev.segue.tables.value.TrackIds;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An entry while a reader fills it. A value that is blank says nothing; one that cannot be right is
 * left out of the track, and the sink told.
 */
public final class EntryDraft {

  private static final double LONGEST_MS = 86_400_000;
  private static final double FASTEST = 1_000;
  private static final int FIRST_YEAR = 1_000;
  private static final int LAST_YEAR = 2_999;
  private static final int ISRC_LENGTH = 12;
  private static final Pattern SPOTIFY_ID = Pattern.compile("[0-9A-Za-z]{1,64}");
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})(?:[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?)?(?:[T ].*)?");
  private static final Pattern GENRES = Pattern.compile("\\s*[;,|/]\\s*");

  private static final Pattern MORE = Pattern.compile("\\s+-\\s+|\\s*[/|,(]");

  private final Place place;
  private final EntrySink sink;
  private final TrackFeatures track = TrackFeatures.newBuilder().setId("").build();
  private final List<String> ids = new ArrayList<>(2);
  private @Nullable Rating rating;
  private @Nullable Play play;

  /** An entry of which nothing is known yet. */
  public EntryDraft(Place place, EntrySink sink) {
    this.place = place;
    this.sink = sink;
  }

  /** The title. */
  public EntryDraft title(@Nullable String title) {
    track.setTitle(text(title));
    return this;
  }

  /** One text for all artists, kept as one name. */
  public EntryDraft artist(@Nullable String credit) {
    String name = text(credit);
    if (name != null) {
      track.setArtists(List.of(name));
    }
    return this;
  }

  /** Artists by name, the main one first. */
  public EntryDraft artists(List<String> names) {
    List<String> artists =
        names.stream().map(String::strip).filter(n -> !n.isEmpty()).distinct().toList();
    if (!artists.isEmpty()) {
      track.setArtists(artists);
    }
    return this;
  }

  /** The album. */
  public EntryDraft album(@Nullable String album) {
    track.setAlbum(text(album));
    return this;
  }

  /** Genres, between semicolons, commas, bars or slashes. */
  public EntryDraft genres(@Nullable String genres) {
    String all = text(genres);
    if (all != null) {
      track.setGenres(
          GENRES.splitAsStream(all).filter(genre -> !genre.isBlank()).distinct().toList());
    }
    return this;
  }

  /** A date or a year; the year 0 is unknown. */
  public EntryDraft released(String field, @Nullable String date) {
    String text = text(date);
    if (text == null || isZero(text)) {
      return this;
    }
    Matcher parts = DATE.matcher(text);
    String parsed = parts.matches() ? date(parts) : null;
    if (parsed == null) {
      sink.valueLeftOut(place, field, text, "is neither a year nor a date that starts with one");
    } else {
      track.setReleaseDate(parsed);
    }
    return this;
  }

  private static @Nullable String date(Matcher parts) {
    int year = Integer.parseInt(parts.group(1));
    int month = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
    int day = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return null;
    }
    try {
      // A month or a day of 0 is how tags say that it is not known.
      String whole = LocalDate.of(year, Math.max(1, month), Math.max(1, day)).toString();
      return month == 0 ? whole.substring(0, 4) : day == 0 ? whole.substring(0, 7) : whole;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The recording code, or the first of several. */
  public EntryDraft isrc(@Nullable String isrc) {
    String text = text(isrc);
    if (text != null) {
      String first = GENRES.split(text, 2)[0].replace("-", "").toUpperCase(Locale.ROOT);
      if (first.length() == ISRC_LENGTH) {
        track.setIsrc(first);
      } else {
        sink.valueLeftOut(place, "isrc", text, "is not a recording code of 12 characters");
      }
    }
    return this;
  }

  /** Whether it is marked as explicit. */
  public EntryDraft explicit(boolean explicit) {
    track.setExplicit(explicit);
    return this;
  }

  /**
   * The length, rounded to milliseconds; 0 is unknown.
   *
   * @param unit milliseconds in one
   */
  public EntryDraft duration(String field, @Nullable String value, double unit) {
    return number(
        field, value, unit, 1, LONGEST_MS, (to, millis) -> to.setDurationMs(Math.rint(millis)));
  }

  /** Beats per minute; 0 is unknown. */
  public EntryDraft tempo(String field, @Nullable String value) {
    return number(field, value, 1, Double.MIN_VALUE, FASTEST, TrackFeatures::setTempo);
  }

  /** Any feature that is not set yet. A value that is 0 counts unless the least is above it. */
  public EntryDraft number(
      String field,
      @Nullable String value,
      double unit,
      double least,
      double most,
      BiConsumer<TrackFeatures, Double> set) {
    String text = text(value);
    if (text == null || (least > 0 && isZero(text))) {
      return this;
    }
    double number = Numbers.parse(text) * unit;
    if (number >= least && number <= most) {
      set.accept(track, number + 0.0);
    } else {
      sink.valueLeftOut(
          place, field, text, Double.isNaN(number) ? "is not a number" : "is out of range");
    }
    return this;
  }

  /** Key and mode in any spelling; as in tags, a key without a mode is major. */
  public EntryDraft key(String field, @Nullable String value) {
    String text = text(value);
    if (text == null) {
      return this;
    }
    MusicalKey key = MusicalKey.parse(text);
    if (key == null) {
      // Some programs write a key in two notations, one behind the other.
      key = MusicalKey.parse(MORE.split(text, 2)[0].strip());
    }
    if (key == null) {
      sink.valueLeftOut(place, field, text, "is no musical key");
      return this;
    }
    return key(key);
  }

  /** Key and mode; a key without a mode is major. */
  public EntryDraft key(@Nullable MusicalKey key) {
    if (key != null) {
      Integer mode = key.mode();
      track.setKey((double) key.pitch());
      track.setMode(mode == null ? 1.0 : mode);
    }
    return this;
  }

  /** Spotify's id as {@code spotify:track:…}, a link, or bare; nothing if it is of no track. */
  public EntryDraft spotify(@Nullable String uri) {
    String text = text(uri);
    if (text != null) {
      String id = TrackIds.bare(text);
      if (SPOTIFY_ID.matcher(id).matches()) {
        id(Namespaces.SPOTIFY, id);
      }
    }
    return this;
  }

  /** MusicBrainz' id of the recording, bare or as a link; anything else is passed over. */
  public EntryDraft mbid(@Nullable String mbid) {
    String text = text(mbid);
    if (text != null) {
      id(Namespaces.MBID, TrackIds.mbid(text));
    }
    return this;
  }

  /** An id of any other kind. */
  public EntryDraft id(String namespace, @Nullable String value) {
    String text = text(value);
    if (text != null && text.length() <= TrackIds.MAX_LENGTH) {
      String id = namespace + ":" + text;
      if (!ids.contains(id)) {
        ids.add(id);
      }
    }
    return this;
  }

  /** What the owner says of it; null for nothing. */
  public EntryDraft rated(@Nullable Rating said) {
    rating = said;
    return this;
  }

  /** That it was played. */
  public EntryDraft played(End end, long at) {
    play = new Play(end, at);
    return this;
  }

  /** Hands the entry to the sink. */
  public void done() {
    sink.entry(new LibraryEntry(place, track, ids, rating, play));
  }

  private static @Nullable String text(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String stripped = text.strip();
    return stripped.isEmpty() ? null : stripped;
  }

  private static boolean isZero(String text) {
    return Numbers.parse(text) == 0;
  }
}
