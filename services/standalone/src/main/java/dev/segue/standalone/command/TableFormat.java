package dev.segue.standalone.command;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a file is written, by the names that {@code --format} has for it. */
enum TableFormat {
  csv,
  jsonl;

  /**
   * Whether a file is one of JSON lines.
   *
   * @param said what the user says; null to go by the name
   */
  static boolean isJsonLines(Path file, @Nullable TableFormat said) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return said == null
        ? name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json")
        : said == jsonl;
  }
}
