package dev.segue.tables.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One row of a source: text values under the names of a {@link Header}, and the line of the input
 * on which it starts (from 1).
 *
 * <p>A row that the source could not split into values at all is <em>damaged</em>: it has a reason,
 * and its raw text instead of values.
 */
public final class Row {

  private final long line;
  private final Header header;
  private final @Nullable String[] values;
  private final @Nullable String damage;

  private Row(long line, Header header, @Nullable String[] values, @Nullable String damage) {
    this.line = line;
    this.header = header;
    this.values = values;
    this.damage = damage;
  }

  /**
   * A sound row.
   *
   * @param values owned by the row from now on; may be shorter or longer than the header
   */
  public static Row of(long line, Header header, @Nullable String... values) {
    return new Row(line, header, values, null);
  }

  /** A row that could not be split into values. */
  public static Row damaged(long line, Header header, String text, String reason) {
    return new Row(line, header, new String[] {text}, reason);
  }

  public long line() {
    return line;
  }

  public Header header() {
    return header;
  }

  /** How many values the row has, which need not be the number of columns. */
  public int size() {
    return values.length;
  }

  /** The value as it is written in the source; null if the row has none in this column. */
  public @Nullable String value(int column) {
    return column < values.length && damage == null ? values[column] : null;
  }

  /** Why the source could not read this row; null for a sound one. */
  public @Nullable String damage() {
    return damage;
  }

  /** The row as one line of comma-separated text, for a report; nothing of people is in it. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      String value = damage == null && header.isPersonal(i) ? "…" : values[i];
      text.append(value == null ? "" : damage == null ? Quoting.quoted(value) : value);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "line " + line + ": " + Arrays.toString(values);
  }
}
