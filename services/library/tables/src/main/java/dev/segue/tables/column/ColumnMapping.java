package dev.segue.tables.column;

import dev.segue.tables.source.Header;
import dev.segue.tables.source.Row;
import dev.segue.tables.value.DateOrder;
import dev.segue.tables.value.PlainValues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a table holds what: decided from its header, its first rows and what the user
 * says. Where a field has several columns, the first that has a value in a row is read.
 *
 * @param ids the columns of the id, the best first; none if ids are made from title and artists
 * @param texts the columns of every field that is text, the best first
 * @param artists the columns of the artists
 * @param dates the columns of the release date, the best first
 * @param features the columns of audio features, in the order of the fields, the best of each first
 */
public record ColumnMapping(
    Header header,
    List<Integer> ids,
    Map<Field, List<Integer>> texts,
    ArtistColumns artists,
    List<DateColumn> dates,
    List<FeatureColumn> features) {

  /**
   * The columns that name artists.
   *
   * @param groups the columns of a group are read together: {@code artist_1}, {@code artist_2}
   * @param ids the column of their ids, {@link ColumnName#ABSENT} if there is none
   */
  public record ArtistColumns(List<List<Integer>> groups, int ids) {}

  /** A column of dates, and the order in which it writes day and month. */
  public record DateColumn(int column, DateOrder order) {}

  /**
   * Finds out what the columns mean.
   *
   * @param sample the first rows, and what came with new columns since
   */
  public static ColumnMapping decide(
      Header header, List<Row> sample, ColumnChoices choices, MappingLog log) {
    return new ColumnFinder(header, sample, choices, log).mapping();
  }

  /** Whether the table has a column of titles. */
  public boolean hasTitle() {
    return !columns(Field.TITLE).isEmpty();
  }

  /** The columns of a field that is text, the best first. */
  public List<Integer> columns(Field field) {
    return texts.getOrDefault(field, List.of());
  }

  /** The first value that a row has for a field that is text; null if it has none. */
  public @Nullable String text(Row row, Field field) {
    int column = filled(row, columns(field));
    return column == ColumnName.ABSENT ? null : PlainValues.text(row.value(column));
  }

  /** The first of the columns in which a row has a value; {@link ColumnName#ABSENT} if in none. */
  public static int filled(Row row, List<Integer> columns) {
    for (int column : columns) {
      if (PlainValues.text(row.value(column)) != null) {
        return column;
      }
    }
    return ColumnName.ABSENT;
  }

  /** Names of all features, for a message. */
  public static String allFeatures() {
    return String.join(
        ", ", Arrays.stream(Field.values()).filter(Field::isFeature).map(Field::label).toList());
  }
}
