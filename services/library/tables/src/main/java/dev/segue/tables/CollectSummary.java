package dev.segue.tables;

import dev.segue.tables.column.ImportReport;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The account of a collection: {@code read = published + rejected}.
 *
 * @param source what was read
 * @param read rows, without the header and empty lines
 * @param published events the broker has acknowledged
 * @param rejected rows that could not be used
 * @param distinct different ids among what was published; empty where there are too many to count
 * @param plural what these ids are of: tracks, listeners
 * @param notes sentences on what was decided or left out
 * @param report what was made of the columns; {@link ImportReport#NONE} where there are none
 */
public record CollectSummary(
    String source,
    long read,
    long published,
    long rejected,
    OptionalLong distinct,
    String plural,
    List<String> notes,
    ImportReport report) {

  public CollectSummary {
    notes = List.copyOf(notes);
    if (read != published + rejected) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "read %d rows, but %d published + %d rejected",
              read,
              published,
              rejected));
    }
  }

  /** The same account, once it is known how much has arrived. */
  CollectSummary withPublished(long arrived) {
    return new CollectSummary(source, read, arrived, rejected, distinct, plural, notes, report);
  }

  /** The account in one line, for people. */
  public String describe() {
    String line =
        String.format(
            Locale.ROOT,
            "%s: %,d rows read = %,d published + %,d rejected",
            source,
            read,
            published,
            rejected);
    return distinct.isEmpty()
        ? line + "."
        : line + String.format(Locale.ROOT, "; %,d different %s.", distinct.getAsLong(), plural);
  }
}
