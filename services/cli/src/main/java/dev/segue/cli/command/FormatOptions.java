package dev.segue.cli.command;

import dev.segue.tables.TableOptions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a table is written, where its content does not show it. */
final class FormatOptions {
  /** The forms by the names that {@code --format} has for them. */
  enum Format {
    csv,
    jsonl
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv or jsonl, where the content of the file does not show it.")
  private @Nullable Format format;

  @Option(
      names = "--separator",
      paramLabel = "CHAR",
      description = "What separates columns of a CSV table (found out if not given).")
  private char separator;

  /**
   * Opens a table in the form that is asked for, or in the one that its content shows.
   *
   * @param found opens it in the form that its content shows
   */
  <T> T open(
      TableOptions table,
      Function<TableOptions, T> found,
      Function<TableOptions, T> csv,
      Function<TableOptions, T> json) {
    TableOptions separated = table.withSeparator(separator == 0 ? null : separator);
    if (format == null) {
      return found.apply(separated);
    }
    return format == Format.csv ? csv.apply(separated) : json.apply(separated);
  }
}
