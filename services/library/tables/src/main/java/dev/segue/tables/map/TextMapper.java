package dev.segue.tables.map;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.column.ColumnMapping;
import dev.segue.tables.column.ColumnMapping.DateColumn;
import dev.segue.tables.column.ColumnName;
import dev.segue.tables.column.Field;
import dev.segue.tables.column.MappingLog;
import dev.segue.tables.source.Row;
import dev.segue.tables.value.PlainValues;
import dev.segue.tables.value.ReleaseDates;
import dev.segue.tables.value.TextList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a row says of a track in words; what cannot be understood is left out, and counted. */
final class TextMapper {

  private static final Pattern ISRC = Pattern.compile("[A-Z]{2}[A-Z0-9]{3}[0-9]{7}");
  private static final int ISRC_LENGTH = 12;

  private final MappingLog log;

  TextMapper(MappingLog log) {
    this.log = log;
  }

  /** The first value that the row has for a field; null if it has none. */
  @Nullable String text(Row row, ColumnMapping mapping, Field field) {
    return read(row, mapping, field, text -> text, "");
  }

  /** Sets everything but title, artists, ids and features. */
  void describe(Row row, ColumnMapping mapping, TrackFeatures track) {
    track.setAlbum(text(row, mapping, Field.ALBUM));
    track.setGenres(genres(row, mapping));
    track.setReleaseDate(date(row, mapping));
    track.setMarket(
        read(row, mapping, Field.MARKET, TextMapper::market, "not a country code of two letters"));
    track.setIsrc(
        read(row, mapping, Field.ISRC, TextMapper::isrc, "not a recording code of 12 characters"));
    track.setExplicit(
        read(row, mapping, Field.EXPLICIT, PlainValues::truth, "neither true nor false"));
  }

  /** The first column with a value decides; if that cannot be understood, there is none. */
  private <T> @Nullable T read(
      Row row,
      ColumnMapping mapping,
      Field field,
      Function<String, @Nullable T> parse,
      String reason) {
    int column = ColumnMapping.filled(row, mapping.columns(field));
    String text = column == ColumnName.ABSENT ? null : PlainValues.text(row.value(column));
    return text == null
        ? null
        : understood(row, mapping, field, column, text, parse.apply(text), reason);
  }

  private <T> @Nullable T understood(
      Row row,
      ColumnMapping mapping,
      Field field,
      int column,
      String text,
      @Nullable T value,
      String reason) {
    if (value == null) {
      log.lost(row.line(), mapping.header().shown(column), text, reason);
    } else {
      log.read(mapping.header(), column, field, text, value::toString);
    }
    return value;
  }

  private @Nullable String date(Row row, ColumnMapping mapping) {
    for (DateColumn date : mapping.dates()) {
      String text = PlainValues.text(row.value(date.column()));
      if (text != null) {
        return understood(
            row,
            mapping,
            Field.RELEASE_DATE,
            date.column(),
            text,
            ReleaseDates.parse(text, date.order()),
            "not a date");
      }
    }
    return null;
  }

  private List<String> genres(Row row, ColumnMapping mapping) {
    List<Integer> columns = mapping.columns(Field.GENRES);
    if (columns.isEmpty()) {
      return List.of();
    }
    List<String> genres = new ArrayList<>(2);
    for (int column : columns) {
      String cell = row.value(column);
      List<String> found = TextList.parse(cell, true);
      for (String genre : found) {
        if (!genres.contains(genre)) {
          genres.add(genre);
        }
      }
      if (cell != null && !found.isEmpty()) {
        log.read(mapping.header(), column, Field.GENRES, cell, () -> String.join(" | ", found));
      }
    }
    return genres;
  }

  private static @Nullable String market(String text) {
    boolean letters = text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    return text.length() == 2 && letters ? text.toUpperCase(Locale.ROOT) : null;
  }

  /** A recording code without hyphens; the first of several in a cell. */
  private static @Nullable String isrc(String text) {
    String code = text.replace("-", "").toUpperCase(Locale.ROOT);
    if (code.length() == ISRC_LENGTH) {
      return code;
    }
    for (String part : code.split("[\\s,;|/'\"\\[\\]]+", -1)) {
      if (ISRC.matcher(part).matches()) {
        return part;
      }
    }
    return null;
  }
}
