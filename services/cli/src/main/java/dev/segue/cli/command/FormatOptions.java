package dev.segue.cli.command;

import dev.segue.collector.TableOptions;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a table is written, where its name does not say it. */
final class FormatOptions {
  /** The forms by the names that {@code --format} has for them. */
  enum Format {
    csv,
    jsonl
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv or jsonl, whatever the name of the file is.")
  private @Nullable Format format;

  @Option(
      names = "--separator",
      paramLabel = "CHAR",
      description = "What separates columns of a CSV table (found out if not given).")
  private char separator;

  /** Opens a table in the one way or the other. */
  <T> T open(TableOptions table, Function<TableOptions, T> csv, Function<TableOptions, T> jsonl) {
    return isJsonLines(table)
        ? jsonl.apply(table)
        : csv.apply(table.withSeparator(separator == 0 ? null : separator));
  }

  private boolean isJsonLines(TableOptions table) {
    String name = table.file().toString().toLowerCase(Locale.ROOT);
    return format == null
        ? name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json")
        : format == Format.jsonl;
  }
}
