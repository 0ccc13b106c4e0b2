package dev.segue.tables.column;

import dev.segue.tables.source.Header;
import dev.segue.tables.source.Row;
import dev.segue.tables.value.PlainValues;
import dev.segue.tables.value.TrackIds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the columns that identify a track, by the columns' names and by a look at their values;
 * the best first, the others for the rows in which it is empty.
 *
 * <p>Links to tracks beat plain ids, a telling name beats a vague one, and an unnamed column comes
 * last. No id is: a column whose values are those of an album, artist or playlist id column; one
 * that links to something else; an unnamed column of whole numbers; an {@code id} that only counts
 * (unless the table has no title to make an id from).
 */
final class IdColumn {

  private static final double NEARLY_ALL = 0.9;
  private static final int PLAIN_RANK = 100_000;
  private static final int UNNAMED_RANK = 1_000_000;
  private static final int COUNTING_RANK = 2_000_000;
  private static final Set<String> IDS_OF_OTHERS =
      Set.of(
          "albumid",
          "trackalbumid",
          "albumuri",
          "artistid",
          "artisturi",
          "artisturis",
          "albumartisturis",
          "artistids",
          "artistsids",
          "artistsid",
          "idartists",
          "playlistid",
          "releaseid");

  private final Header header;
  private final List<Row> sample;
  private final boolean hasTitle;
  private final MappingLog log;

  private IdColumn(Header header, List<Row> sample, boolean hasTitle, MappingLog log) {
    this.header = header;
    this.sample = sample;
    this.hasTitle = hasTitle;
    this.log = log;
  }

  /**
   * Chooses the columns.
   *
   * @param sample the first rows of the table
   * @return none if ids are made from title and artists
   */
  static List<Integer> find(Header header, List<Row> sample, boolean hasTitle, MappingLog log) {
    return new IdColumn(header, sample, hasTitle, log).find();
  }

  private List<Integer> find() {
    Map<Integer, Integer> byRank = new TreeMap<>();
    for (int column = 0; column < header.size(); column++) {
      int rank = rank(column);
      if (rank < Integer.MAX_VALUE) {
        byRank.putIfAbsent(rank, column);
      }
    }
    if (byRank.isEmpty()) {
      return List.of();
    }
    int bestRank = byRank.keySet().iterator().next();
    int best = byRank.values().iterator().next();
    if (bestRank >= UNNAMED_RANK) {
      if (bestRank < COUNTING_RANK) {
        log.decided(
            "The column without a name (number " + (best + 1) + ") is taken for the track id.");
      }
      return List.of(best);
    }
    byRank.keySet().removeIf(rank -> rank >= UNNAMED_RANK);
    return List.copyOf(byRank.values());
  }

  /** Lower is better; the largest integer is no id at all. */
  private int rank(int column) {
    String name = header.name(column);
    HeaderName.Match match = new HeaderName(name).match(Field.ID);
    boolean unnamed = match == null && ColumnName.isUnnamed(name);
    if (match == null && !unnamed) {
      return Integer.MAX_VALUE;
    }
    List<String> values = values(column);
    long links = values.stream().filter(TrackIds::isTrackLink).count();
    long otherLinks = values.stream().filter(this::isOtherLink).count();
    if (values.isEmpty() || otherLinks * 2 > values.size() || belongsToOthers(column)) {
      return Integer.MAX_VALUE;
    }
    if (match == null) {
      return looksLikeId(values) ? UNNAMED_RANK + column : Integer.MAX_VALUE;
    }
    if (ColumnName.normalise(name).equals("id") && counts(values)) {
      return hasTitle ? Integer.MAX_VALUE : COUNTING_RANK;
    }
    return links >= NEARLY_ALL * values.size() ? match.rank() : PLAIN_RANK + match.rank();
  }

  /** A link to another page names a track no better than its title does. */
  private boolean isOtherLink(String value) {
    return TrackIds.isOtherLink(value)
        || (hasTitle && value.startsWith("http") && !TrackIds.isTrackLink(value));
  }

  private List<String> values(int column) {
    List<String> values = new ArrayList<>();
    for (Row row : sample) {
      String value = PlainValues.text(row.value(column));
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  private boolean belongsToOthers(int column) {
    for (int other = 0; other < header.size(); other++) {
      if (other == column || !IDS_OF_OTHERS.contains(ColumnName.normalise(header.name(other)))) {
        continue;
      }
      int both = 0;
      int equal = 0;
      for (Row row : sample) {
        String value = PlainValues.text(row.value(column));
        String theirs = PlainValues.text(row.value(other));
        if (value != null && theirs != null) {
          both++;
          equal += value.equals(theirs) ? 1 : 0;
        }
      }
      if (both > 0 && equal >= NEARLY_ALL * both) {
        log.decided(
            "Column "
                + header.name(column)
                + " holds what "
                + header.name(other)
                + " holds, so it is not taken for the track id.");
        return true;
      }
    }
    return false;
  }

  private static boolean looksLikeId(List<String> values) {
    int whole = 0;
    int blanks = 0;
    for (String value : values) {
      whole += whole(value) != null ? 1 : 0;
      blanks += value.indexOf(' ') >= 0 ? 1 : 0;
    }
    Set<String> distinct = new HashSet<>(values);
    return whole < values.size()
        && blanks * 2 < values.size()
        && distinct.size() * 2 >= values.size();
  }

  /** Whether every value is one more than the value before it. */
  private static boolean counts(List<String> values) {
    Long before = null;
    for (String value : values) {
      Long number = whole(value);
      if (number == null
          || (before == null ? values.size() == 1 && number > 1 : number != before + 1)) {
        return false;
      }
      before = number;
    }
    return true;
  }

  private static @Nullable Long whole(String value) {
    double number = PlainValues.number(value);
    return number == Math.rint(number) && Math.abs(number) < 1e12
        ? Long.valueOf((long) number)
        : null;
  }
}
