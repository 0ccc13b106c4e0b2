package dev.segue.tables.column;

import dev.segue.tables.column.ColumnMapping.ArtistColumns;
import dev.segue.tables.source.Row;
import dev.segue.tables.source.RowSource;
import dev.segue.tables.value.TextList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the artists that a table knows, where it joins some by commas: of its first 50,000 rows
 * if it can be read twice, else of the sample.
 */
public final class ArtistScan {

  /** Enough to know the artists of a table; more would take as long as reading it. */
  private static final int ROWS = 50_000;

  private ArtistScan() {}

  /**
   * Collects them.
   *
   * @param sample the first rows
   * @param whole whether these are all rows
   */
  public static ArtistNames of(
      RowSource source, ArtistColumns columns, List<Row> sample, boolean whole) {
    boolean joined =
        sample.stream()
            .anyMatch(row -> columns.groups().stream().anyMatch(group -> isJoined(row, group)));
    if (!joined) {
      return ArtistNames.NONE;
    }
    ArtistNames names = new ArtistNames();
    try (RowSource again = whole ? null : source.reopened()) {
      if (again == null) {
        sample.forEach(row -> add(names, row, columns));
        return names;
      }
      long rows = 0;
      for (Row row = again.next(); row != null && rows < ROWS; row = again.next()) {
        add(names, row, columns);
        rows++;
      }
      return names;
    }
  }

  private static boolean isJoined(Row row, List<Integer> group) {
    for (int column : group) {
      String cell = row.value(column);
      if (cell != null && cell.indexOf(',') >= 0 && !TextList.isList(cell.strip())) {
        return true;
      }
    }
    return false;
  }

  private static void add(ArtistNames names, Row row, ArtistColumns columns) {
    for (List<Integer> group : columns.groups()) {
      for (int column : group) {
        @Nullable String cell = row.value(column);
        if (cell != null) {
          names.add(TextList.parse(cell, false));
        }
      }
    }
  }
}
