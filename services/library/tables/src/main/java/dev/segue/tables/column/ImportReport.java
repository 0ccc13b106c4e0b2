package dev.segue.tables.column;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an import made of the columns of a table.
 *
 * @param used columns that were read, in the order of our fields
 * @param unused names of columns that were not
 * @param warnings sentences on what is most likely not as the user wants it
 * @param unreadable values that were lost without losing the row, by column and reason
 */
public record ImportReport(
    List<UsedColumn> used,
    List<String> unused,
    List<String> warnings,
    List<Unreadable> unreadable) {

  /** Of a source that has no columns. */
  public static final ImportReport NONE =
      new ImportReport(List.of(), List.of(), List.of(), List.of());

  private static final int LONGEST = 60;

  public ImportReport {
    used = List.copyOf(used);
    unused = List.copyOf(unused);
    warnings = List.copyOf(warnings);
    unreadable = List.copyOf(unreadable);
  }

  /**
   * A column that was read.
   *
   * @param column its name in the table
   * @param field our name of what it holds
   * @param reading how it is read: the unit of a feature; empty for text
   * @param before the first value that was read, as it is written; null if none was
   * @param after the same as it is understood
   */
  public record UsedColumn(
      String column,
      String field,
      String reading,
      @Nullable String before,
      @Nullable String after) {

    /** {@code nrgy → energy, per cent, "89" → 0.89}. */
    public String describe() {
      StringBuilder text = new StringBuilder(column).append(" → ").append(field);
      if (!reading.isEmpty()) {
        text.append(", ").append(reading);
      }
      return before == null
          ? text.append(", no value").toString()
          : text.append(", \"")
              .append(shortened(before))
              .append("\" → ")
              .append(shortened(String.valueOf(after)))
              .toString();
    }
  }

  /** A value, and where it stands. */
  public record Example(long line, String value) {}

  /**
   * Values of a column that were lost.
   *
   * @param reason what is wrong with them, as the end of a sentence
   * @param examples the first three
   */
  public record Unreadable(String column, String reason, long count, List<Example> examples) {
    public Unreadable {
      examples = List.copyOf(examples);
    }

    /** {@code 2 values of release_date left out: not a date (line 2: "x", line 7: "y")}. */
    public String describe() {
      List<String> shown =
          examples.stream()
              .map(example -> "line " + example.line() + ": \"" + shortened(example.value()) + '"')
              .toList();
      return String.format(
          Locale.ROOT,
          "%,d %s of %s left out: %s (%s).",
          count,
          count == 1 ? "value" : "values",
          column,
          reason,
          String.join(", ", shown));
    }
  }

  /** The account in lines, for people. */
  public List<String> describe() {
    List<String> lines = new ArrayList<>();
    used.forEach(column -> lines.add("column: " + column.describe()));
    if (!unused.isEmpty()) {
      lines.add("columns not used: " + String.join(", ", unused));
    }
    warnings.forEach(warning -> lines.add("warning: " + warning));
    return lines;
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
