package dev.segue.tables.column;

import dev.segue.settings.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The name of a column taken apart: {@code Track Duration (ms)} is a name and a unit, {@code
 * audio_features[0].energy} a name in something that belongs to the track, {@code artist_2} one of
 * several.
 */
final class HeaderName {

  /** What holds things of the track, and says nothing of what they are. */
  private static final Set<String> CONTAINERS =
      Set.of(
          "track",
          "tracks",
          "song",
          "songs",
          "item",
          "items",
          "data",
          "features",
          "feature",
          "audio",
          "audiofeatures",
          "audiofeature",
          "analysis",
          "attributes",
          "metadata",
          "meta",
          "info",
          "stats",
          "properties",
          "spotify",
          "sp",
          "musical",
          "music",
          "result",
          "results",
          "node",
          "recording",
          "content",
          "body",
          "lowlevel",
          "rhythm",
          "tonal",
          "avg",
          "average",
          "mean",
          "additionalinfo",
          "trackmetadata",
          "mbidmapping",
          "external",
          "ids");

  /** What is said behind a name without changing it: pandas' join, and a word for a number. */
  private static final Set<String> TAILS =
      Set.of("x", "y", "score", "value", "raw", "avg", "mean", "est", "estimate");

  /** What {@code (0-100)} behind a name says. */
  private static final Map<String, Unit> RANGES =
      Map.of("1", Unit.FRACTION, "10", Unit.OF_TEN, "100", Unit.PER_CENT);

  private static final int DROPPED_WORD = 10_000;
  private static final int DROPPED_TAIL = 30_000;
  private static final int MOST_WORDS = 12;
  private static final int SHORTEST_WITHIN = 5;
  private static final int SHORTEST_TYPO = 6;

  /**
   * What a column may mean as a field.
   *
   * @param rank how sure that is; lower is surer
   * @param unit what the name says of the unit; null if nothing
   * @param number the number of one of several columns of a kind; −1 if it has none
   */
  record Match(int rank, @Nullable Unit unit, int number) {
    /** Whether the name says it only together with what holds the column. */
    boolean isShortened() {
      return rank >= DROPPED_WORD;
    }

    boolean isAbbreviation() {
      return rank % DROPPED_WORD >= KnownNames.ABBREVIATIONS;
    }
  }

  /** What has features of its own, that are not the track's. */
  private static final Set<String> OTHERS =
      Set.of("artist", "artists", "album", "albums", "playlist", "playlists", "user", "label");

  private final List<String> words;

  /** The words behind the last dot, where something unknown holds them; else none. */
  private final List<String> inner;

  HeaderName(String name) {
    this.words = bounded(ColumnName.words(name));
    int dot = name.lastIndexOf('.');
    boolean others = words.stream().anyMatch(OTHERS::contains);
    this.inner = dot < 0 || others ? List.of() : bounded(ColumnName.words(name.substring(dot + 1)));
  }

  private static List<String> bounded(List<String> words) {
    return words.size() > MOST_WORDS ? words.subList(0, MOST_WORDS) : words;
  }

  /** What this name says of the field; null if it is no name of it. */
  @Nullable Match match(Field field) {
    int dropped = 0;
    for (int start = 0; start < words.size(); start++) {
      Match match = match(field, words.subList(start, words.size()), dropped);
      if (match != null) {
        return match;
      }
      String word = words.get(start);
      if (!CONTAINERS.contains(word) && !isNumber(word)) {
        break;
      }
      dropped += DROPPED_WORD;
    }
    return field.isFeature() && !inner.isEmpty()
        ? match(field, inner, DROPPED_WORD * MOST_WORDS)
        : null;
  }

  private static @Nullable Match match(Field field, List<String> words, int dropped) {
    Match whole = named(field, words, dropped, null);
    if (whole != null) {
      Unit unit = unit(field, words.get(words.size() - 1));
      return unit == null ? whole : new Match(whole.rank(), unit, -1);
    }
    if (words.size() > 1) {
      Match withUnit = withUnit(field, words, dropped);
      if (withUnit != null) {
        return withUnit;
      }
      String last = words.get(words.size() - 1);
      if (field.isFeature() && TAILS.contains(last)) {
        return named(field, words.subList(0, words.size() - 1), dropped + DROPPED_TAIL, null);
      }
    }
    return field == Field.ARTISTS || field == Field.GENRES ? numbered(field, words, dropped) : null;
  }

  private static @Nullable Match withUnit(Field field, List<String> words, int dropped) {
    int last = words.size() - 1;
    Unit range = last > 1 && words.get(last - 1).equals("0") ? RANGES.get(words.get(last)) : null;
    if (range != null && range.fits(field)) {
      return named(field, words.subList(0, last - 1), dropped + 1, range);
    }
    Unit unit = unit(field, words.get(last));
    if (unit == null) {
      return null;
    }
    // (min:sec) is how it is written, and each value says it again.
    Unit before = last > 1 ? unit(field, words.get(last - 1)) : null;
    if (before != null) {
      return named(field, words.subList(0, last - 1), dropped + 1, null);
    }
    return named(field, words.subList(0, last), dropped + 1, unit);
  }

  /** {@code artist_2}, {@code artist2}, {@code artists.0.name}. */
  private static @Nullable Match numbered(Field field, List<String> words, int dropped) {
    List<String> rest = new ArrayList<>();
    int number = -1;
    for (String word : words) {
      int digits = word.length();
      while (digits > 0 && Character.isDigit(word.charAt(digits - 1))) {
        digits--;
      }
      if (digits < word.length() && number < 0 && word.length() - digits <= 2) {
        number = Integer.parseInt(word.substring(digits));
      }
      if (digits > 0) {
        rest.add(word.substring(0, digits));
      }
    }
    Match match = number < 0 ? null : named(field, rest, dropped + number + 1, null);
    return match == null ? null : new Match(match.rank(), null, number);
  }

  private static @Nullable Match named(
      Field field, List<String> words, int penalty, @Nullable Unit unit) {
    Integer rank = KnownNames.rank(field, String.join("", words));
    return rank == null ? null : new Match(penalty + rank, unit, -1);
  }

  private static @Nullable Unit unit(Field field, String word) {
    Unit unit = Unit.ofWord(word);
    return unit != null && unit.fits(field) ? unit : null;
  }

  private static boolean isNumber(String word) {
    return word.chars().allMatch(Character::isDigit);
  }

  /** A feature whose name is in this one, or nearly; null if there is none. */
  @Nullable Field resembling() {
    String whole = String.join("", words);
    for (Field field : Field.FEATURES) {
      for (String name : KnownNames.plain(field)) {
        boolean within = name.length() >= SHORTEST_WITHIN && words.contains(name);
        boolean typo = name.length() >= SHORTEST_TYPO && NearestName.edits(name, whole) <= 2;
        if (within || typo) {
          return field;
        }
      }
    }
    return null;
  }
}
