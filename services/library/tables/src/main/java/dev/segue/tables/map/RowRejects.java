package dev.segue.tables.map;

import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.source.Header;
import dev.segue.tables.source.Row;

/** Rejections of rows, with the column's name as the table has it. */
final class RowRejects {

  private RowRejects() {}

  /** The row as a whole. */
  static Reject of(Row row, String reason) {
    return new Reject(row.line(), "", "", reason, row.text());
  }

  /**
   * A value of the row.
   *
   * @param header of the mapping; the row's own may be older and shorter
   */
  static Reject of(Row row, Header header, int column, String value, String reason) {
    return new Reject(row.line(), header.shown(column), value, reason, row.text());
  }
}
