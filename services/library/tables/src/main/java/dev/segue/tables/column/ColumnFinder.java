package dev.segue.tables.column;

import dev.segue.tables.column.ColumnMapping.ArtistColumns;
import dev.segue.tables.column.ColumnMapping.DateColumn;
import dev.segue.tables.column.HeaderName.Match;
import dev.segue.tables.source.Header;
import dev.segue.tables.source.Row;
import dev.segue.tables.value.DateOrder;
import dev.segue.tables.value.PlainValues;
import dev.segue.tables.value.ReleaseDates;
import dev.segue.tables.value.TrackIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the columns of a table's fields; what it decides goes to the log. */
final class ColumnFinder {

  private static final List<Field> TEXTS =
      List.of(
          Field.TITLE,
          Field.ALBUM,
          Field.GENRES,
          Field.MARKET,
          Field.ISRC,
          Field.MBID,
          Field.EXPLICIT);

  private static final Pattern SERVICE_ID = Pattern.compile("[0-9A-Za-z]{22}");
  private static final double MOST = 0.5;
  private static final double NEARLY_ALL = 0.9;

  private final Header header;
  private final List<Row> sample;
  private final ColumnChoices choices;
  private final MappingLog log;
  private final List<HeaderName> names = new ArrayList<>();
  private final Map<Integer, ColumnSample> samples = new HashMap<>();
  private final Map<Field, List<Candidate>> candidates = new EnumMap<>(Field.class);
  private final Set<Integer> used = new HashSet<>();

  ColumnFinder(Header header, List<Row> sample, ColumnChoices choices, MappingLog log) {
    this.header = header;
    this.sample = sample;
    this.choices = choices;
    this.log = log;
    header.names().forEach(name -> names.add(new HeaderName(name)));
  }

  /** A column that may be a field, and how sure that is. */
  record Candidate(int column, Match match) {}

  ColumnMapping mapping() {
    Map<Field, List<Integer>> texts = new EnumMap<>(Field.class);
    for (Field field : TEXTS) {
      texts.put(field, use(field, suitable(field)));
    }
    List<Integer> ids =
        IdColumn.find(header, sample, !texts.getOrDefault(Field.TITLE, List.of()).isEmpty(), log);
    texts.put(Field.ID, ids);
    int chosenId = choices.column(header, Field.ID);
    ids = chosenId != ColumnName.ABSENT ? List.of(chosenId) : ids;
    ArtistColumns artists = artists();
    List<DateColumn> dates = new ArrayList<>();
    for (int column : use(Field.RELEASE_DATE, suitable(Field.RELEASE_DATE))) {
      dates.add(new DateColumn(column, DateOrder.of(sample(column).texts())));
    }
    FeatureFinder features = new FeatureFinder(this, header, choices, log);
    List<FeatureColumn> found = features.find();
    found.forEach(feature -> used.add(feature.column()));
    use(Field.ID, ids);
    features.reportUnused(used);
    return new ColumnMapping(header, ids, texts, artists, List.copyOf(dates), found);
  }

  private List<Integer> use(Field field, List<Integer> columns) {
    for (int column : columns) {
      used.add(column);
      log.uses(header.shown(column), field, "");
    }
    return columns;
  }

  ColumnSample sample(int column) {
    return samples.computeIfAbsent(column, wanted -> ColumnSample.of(sample, wanted));
  }

  /**
   * The columns that fit by their names, the best first. A column named by the user is the only
   * one; abbreviations count only where there is no plain name.
   */
  List<Candidate> candidates(Field field) {
    return candidates.computeIfAbsent(field, this::findCandidates);
  }

  private List<Candidate> findCandidates(Field field) {
    int said = choices.column(header, field);
    if (said != ColumnName.ABSENT) {
      Match match = names.get(said).match(field);
      return List.of(new Candidate(said, match == null ? new Match(0, null, -1) : match));
    }
    List<Candidate> found = new ArrayList<>();
    for (int column = 0; column < header.size(); column++) {
      Match match = names.get(column).match(field);
      if (match != null && !choices.isNamed(header.name(column))) {
        found.add(new Candidate(column, match));
      }
    }
    found.sort(Comparator.comparingInt(candidate -> candidate.match().rank()));
    if (found.stream().anyMatch(candidate -> !candidate.match().isAbbreviation())) {
      found.removeIf(candidate -> candidate.match().isAbbreviation());
    }
    return found;
  }

  /** Those whose values are of the field's kind; all if none is: a table of one row may be odd. */
  private List<Integer> suitable(Field field) {
    List<Integer> columns = candidates(field).stream().map(Candidate::column).toList();
    List<Integer> suitable = columns.stream().filter(column -> suits(field, column)).toList();
    return suitable.isEmpty() && field != Field.MARKET ? columns : suitable;
  }

  private boolean suits(Field field, int column) {
    ColumnSample values = sample(column);
    return switch (field) {
      case TITLE ->
          values.share(value -> !Double.isNaN(PlainValues.number(value))) <= NEARLY_ALL
              && values.share(ColumnFinder::isLink) <= MOST;
      case ARTISTS ->
          values.share(value -> isLink(value) || SERVICE_ID.matcher(value).matches()) <= MOST;
      case ALBUM ->
          values.share(value -> isLink(value) || ReleaseDates.parse(value) != null) <= MOST;
      case RELEASE_DATE -> values.share(value -> ReleaseDates.parse(value) != null) > MOST;
      default -> true;
    };
  }

  private static boolean isLink(String value) {
    return value.startsWith("spotify:") || value.startsWith("http") || TrackIds.isTrackLink(value);
  }

  private ArtistColumns artists() {
    List<List<Integer>> groups = new ArrayList<>();
    List<Integer> numbered = new ArrayList<>();
    List<Integer> suitable = suitable(Field.ARTISTS);
    for (Candidate candidate : candidates(Field.ARTISTS)) {
      if (!suitable.contains(candidate.column())) {
        continue;
      }
      int number = candidate.match().number();
      if (number < 0) {
        groups.add(List.of(candidate.column()));
        continue;
      }
      if (numbered.isEmpty() && number > 1 && !groups.isEmpty()) {
        numbered.addAll(groups.remove(groups.size() - 1)); // artist, artist_2
      }
      if (numbered.isEmpty()) {
        groups.add(numbered);
      } else if (!groups.contains(numbered)) {
        groups.add(0, numbered);
      }
      numbered.add(candidate.column());
    }
    List<List<Integer>> fixed = groups.stream().map(List::copyOf).toList();
    fixed.forEach(group -> use(Field.ARTISTS, group));
    return new ArtistColumns(fixed, artistIds(fixed));
  }

  /** Ids tell the number of artists only if some row has several of them, and several names. */
  private int artistIds(List<List<Integer>> groups) {
    if (groups.isEmpty() || groups.get(0).size() > 1) {
      return ColumnName.ABSENT;
    }
    for (Candidate candidate : candidates(Field.ARTIST_IDS)) {
      ColumnSample ids = sample(candidate.column());
      if (ids.share(id -> ArtistNames.count(id) > 1) > 0) {
        use(Field.ARTIST_IDS, List.of(candidate.column()));
        return candidate.column();
      }
    }
    return ColumnName.ABSENT;
  }
}
