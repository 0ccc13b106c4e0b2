package dev.segue.collector;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The account of a collection: {@code read = published + rejected}.
 *
 * @param source what was read
 * @param read rows, without the header and empty lines
 * @param published tracks the broker has acknowledged
 * @param rejected rows that could not be used
 * @param distinct different ids among the published tracks; empty where there are too many to count
 * @param notes sentences on what was decided or left out
 */
public record CollectSummary(
    String source,
    long read,
    long published,
    long rejected,
    OptionalLong distinct,
    List<String> notes) {

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
        : line + String.format(Locale.ROOT, "; %,d different tracks.", distinct.getAsLong());
  }
}
