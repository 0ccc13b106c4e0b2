package dev.segue.collector.map;

import dev.segue.collector.source.Header;
import dev.segue.collector.source.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Which column of a table holds what: decided once from its header, its first rows and what the
 * user says.
 *
 * @param id the column of the id, {@link IdColumn#NONE} if ids are made from title and artists
 * @param genres every column that names a genre, the broadest first
 * @param features the columns of audio features, in the order of the fields
 */
record ColumnMapping(
    Header header,
    int id,
    int title,
    int artists,
    int album,
    List<Integer> genres,
    int releaseDate,
    int market,
    int isrc,
    int explicit,
    List<FeatureColumn> features) {

  static final int ABSENT = -1;

  private static final double MILLISECONDS = 1_000;

  /** A median below this is no music in milliseconds, and a long one in seconds. */
  private static final double LONGEST_IN_SECONDS = 5_000;

  /**
   * A column that holds a feature.
   *
   * @param factor what a value is multiplied by: 1,000 for seconds, 0.01 for percent
   */
  record FeatureColumn(Field field, int column, double factor) {}

  /**
   * Finds out what the columns mean.
   *
   * @param sample the first rows
   * @param chosen the columns the user names; those that this header does not have are another
   *     table's
   */
  static ColumnMapping decide(
      Header header, List<Row> sample, Map<Field, String> chosen, Notes notes) {
    Finder finder = new Finder(header, sample, chosen, notes);
    int title = finder.column(Field.TITLE);
    int id = finder.chosen(Field.ID);
    return new ColumnMapping(
        header,
        id != ABSENT ? id : IdColumn.find(header, sample, title != ABSENT, notes),
        title,
        finder.column(Field.ARTISTS),
        finder.column(Field.ALBUM),
        finder.columns(Field.GENRES),
        finder.column(Field.RELEASE_DATE),
        finder.column(Field.MARKET),
        finder.column(Field.ISRC),
        finder.column(Field.EXPLICIT),
        finder.features());
  }

  /** The first column of this name, compared as {@link ColumnName} does; or {@link #ABSENT}. */
  static int named(Header header, String name) {
    String normalised = ColumnName.normalise(name);
    for (int column = 0; column < header.size(); column++) {
      if (ColumnName.normalise(header.name(column)).equals(normalised)) {
        return column;
      }
    }
    return ABSENT;
  }

  private record Finder(Header header, List<Row> sample, Map<Field, String> chosen, Notes notes) {

    int chosen(Field field) {
      String theirs = chosen.get(field);
      return theirs == null ? ABSENT : named(ColumnName.normalise(theirs));
    }

    int column(Field field) {
      List<Integer> columns = columns(field);
      return columns.isEmpty() ? ABSENT : columns.get(0);
    }

    /** The columns that fit, the best first. A column named by the user is the only one. */
    List<Integer> columns(Field field) {
      int said = chosen(field);
      if (said != ABSENT) {
        return List.of(said);
      }
      List<Integer> columns = new ArrayList<>();
      for (String alias : field.aliases()) {
        int column = named(alias);
        if (column != ABSENT && !isSpokenFor(column)) {
          columns.add(column);
        }
      }
      return columns;
    }

    private int named(String normalised) {
      return ColumnMapping.named(header, normalised);
    }

    /** Whether the user says that this column is something else. */
    private boolean isSpokenFor(int column) {
      String name = ColumnName.normalise(header.name(column));
      return chosen.values().stream().anyMatch(theirs -> ColumnName.normalise(theirs).equals(name));
    }

    List<FeatureColumn> features() {
      List<FeatureColumn> features = new ArrayList<>();
      for (Field field : Field.FEATURES) {
        int column = column(field);
        double factor = 1;
        if (column == ABSENT && field.domain().equals(Domain.UNIT)) {
          column = named(field.aliases().get(0) + "%");
          factor = 0.01;
        }
        if (column != ABSENT) {
          features.add(
              new FeatureColumn(
                  field, column, field == Field.DURATION_MS ? durationFactor(column) : factor));
        }
      }
      return List.copyOf(features);
    }

    private double durationFactor(int column) {
      String name = ColumnName.normalise(header.name(column));
      if (name.endsWith("ms")) {
        return 1;
      }
      if (name.equals("durations") || name.startsWith("durationsec")) {
        return MILLISECONDS;
      }
      double[] values =
          sample.stream()
              .map(row -> Values.text(row.value(column)))
              .filter(text -> text != null)
              .mapToDouble(text -> Values.number(text, false))
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      boolean seconds = values.length > 0 && values[values.length / 2] < LONGEST_IN_SECONDS;
      notes.decided(
          "Column "
              + header.name(column)
              + " is read as "
              + (seconds ? "seconds." : "milliseconds."));
      return seconds ? MILLISECONDS : 1;
    }
  }

  static String allFeatures() {
    return String.join(
        ", ", Arrays.stream(Field.values()).filter(Field::isFeature).map(Field::label).toList());
  }
}
