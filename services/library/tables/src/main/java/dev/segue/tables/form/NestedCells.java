package dev.segue.tables.form;

import dev.segue.tables.source.Header;
import dev.segue.tables.source.Row;
import dev.segue.tables.source.RowSource;
import dev.segue.tables.value.Literal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table whose cells hold dicts, as data frames write what is nested: the entries become columns
 * of their own, {@code audio_features.energy}. Only where all rows looked at have the same entries:
 * a dict of ids to names has others in each.
 */
final class NestedCells implements RowSource {

  private static final int LOOKED_AT = 50;
  private static final int MOST_ENTRIES = 60;

  /** A column of dicts, and the entries that become columns. */
  private record Nested(int column, List<String> entries) {}

  private final RowSource source;
  private final Deque<Row> lookedAt;
  private final List<Nested> nested;
  private final Header header;
  private final int width;

  private NestedCells(
      RowSource source, Deque<Row> lookedAt, List<Nested> nested, Header header, int width) {
    this.source = source;
    this.lookedAt = lookedAt;
    this.nested = nested;
    this.header = header;
    this.width = width;
  }

  /** The table with its dicts taken apart; as it is if it has none. Closes what it is given. */
  static RowSource of(RowSource source) {
    Header before = source.header();
    Deque<Row> rows = new ArrayDeque<>();
    while (rows.size() < LOOKED_AT) {
      Row row = source.next();
      if (row == null) {
        break;
      }
      rows.add(row);
    }
    List<Nested> nested = new ArrayList<>();
    List<String> names = new ArrayList<>(source.header().names());
    for (int column = 0; column < before.size(); column++) {
      List<String> entries = entries(rows, column);
      if (!entries.isEmpty()) {
        nested.add(new Nested(column, entries));
        String prefix = before.name(column) + ".";
        entries.forEach(entry -> names.add(prefix + entry));
      }
    }
    return new NestedCells(source, rows, nested, new Header(names), before.size());
  }

  private static List<String> entries(Iterable<Row> rows, int column) {
    Set<String> common = null;
    for (Row row : rows) {
      String cell = row.value(column);
      if (cell == null || cell.isBlank()) {
        continue;
      }
      if (!(dict(cell) instanceof Map<?, ?> dict)) {
        return List.of();
      }
      Set<String> keys = new LinkedHashSet<>();
      dict.keySet().forEach(key -> keys.add(String.valueOf(key)));
      if (common == null) {
        common = keys;
      } else {
        common.retainAll(keys);
      }
    }
    return common == null || common.size() > MOST_ENTRIES || common.contains("name")
        ? List.of()
        : List.copyOf(common);
  }

  private static @Nullable Object dict(String cell) {
    String text = cell.strip();
    return text.startsWith("{") ? Literal.parse(text) : null;
  }

  @Override
  public @Nullable Row next() {
    Row row = lookedAt.isEmpty() ? source.next() : lookedAt.poll();
    if (row == null || nested.isEmpty() || row.damage() != null) {
      return row;
    }
    @Nullable String[] values = new String[header.size()];
    for (int column = 0; column < width; column++) {
      values[column] = row.value(column);
    }
    int at = width;
    for (Nested each : nested) {
      String cell = row.value(each.column());
      Object dict = cell == null ? null : dict(cell);
      for (String entry : each.entries()) {
        Object value = dict instanceof Map<?, ?> map ? map.get(entry) : null;
        values[at++] = value instanceof String text ? text : null;
      }
    }
    return Row.of(row.line(), header, values);
  }

  @Override
  public Header header() {
    return nested.isEmpty() ? source.header() : header;
  }

  @Override
  public @Nullable RowSource reopened() {
    RowSource again = source.reopened();
    return again == null ? null : of(again);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public long bytesRead() {
    return source.bytesRead();
  }

  @Override
  public long totalBytes() {
    return source.totalBytes();
  }

  @Override
  public void close() {
    source.close();
  }
}
