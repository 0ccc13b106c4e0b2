package dev.segue.tables.map;

import dev.segue.tables.column.ColumnName;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.source.Header;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which column of a table of ratings holds what.
 *
 * @param header whose columns they are
 * @param columns by field; {@link ColumnMapping#ABSENT} where there is none
 */
record RatingColumns(Header header, Map<RatingField, Integer> columns) {

  /** What the user says, by our field. */
  static Map<RatingField, String> chosen(Map<String, String> said) {
    List<RatingField> fields = List.of(RatingField.values());
    Map<RatingField, String> chosen = new LinkedHashMap<>();
    said.forEach(
        (ours, theirs) ->
            chosen.put(MappingOptions.field(ours, fields, RatingField::label), theirs));
    return chosen;
  }

  /**
   * Finds out what the columns mean.
   *
   * @param source the table's name, for messages
   * @param chosen the columns that the user names
   * @throws CollectException if one that is named, or needed, is not there
   */
  static RatingColumns decide(String source, Header header, Map<RatingField, String> chosen) {
    Map<RatingField, Integer> columns = new EnumMap<>(RatingField.class);
    for (RatingField field : RatingField.values()) {
      String theirs = chosen.get(field);
      if (theirs != null) {
        MappingOptions.requireColumn(
            theirs, List.of(header), "--map " + field.label() + "=" + theirs);
      }
      int column = theirs != null ? ColumnName.column(header, theirs) : find(header, field, chosen);
      if (column == ColumnName.ABSENT && field.isRequired()) {
        throw new CollectException(
            "%s has no column with the %s. Its columns are: %s. Name it with --map %s=theirs."
                .formatted(source, field.label(), header.describe(), field.label()));
      }
      columns.put(field, column);
    }
    return new RatingColumns(header, columns);
  }

  int of(RatingField field) {
    return columns.getOrDefault(field, ColumnName.ABSENT);
  }

  private static int find(Header header, RatingField field, Map<RatingField, String> chosen) {
    for (String alias : field.aliases()) {
      int column = ColumnName.column(header, alias);
      if (column != ColumnName.ABSENT
          && chosen.values().stream()
              .noneMatch(theirs -> ColumnName.normalise(theirs).equals(alias))) {
        return column;
      }
    }
    return ColumnName.ABSENT;
  }
}
