package dev.segue.tables.form;

import dev.segue.tables.map.MappingOptions;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user says about a file, over what is found out. A form takes of it what concerns it.
 *
 * @param encoding of a text; null to find out
 * @param separator of a CSV table; null to find out
 * @param mapping what the columns of a table are
 * @param joins tables that fill, by track id, what this file leaves open
 */
public record ReadOptions(
    @Nullable Charset encoding,
    @Nullable Character separator,
    MappingOptions mapping,
    List<Path> joins) {

  /** Nothing said. */
  public static final ReadOptions NONE =
      new ReadOptions(null, null, MappingOptions.NONE, List.of());

  public ReadOptions {
    joins = List.copyOf(joins);
  }

  /** What is said that concerns tables only, for a file that is none: a sentence, or nothing. */
  List<String> unused() {
    List<String> unused = new ArrayList<>();
    if (encoding != null) {
      unused.add("--encoding");
    }
    if (separator != null) {
      unused.add("--separator");
    }
    if (!mapping.columns().isEmpty()) {
      unused.add("--map");
    }
    if (mapping.idColumn() != null) {
      unused.add("--id-column");
    }
    if (!mapping.units().isEmpty()) {
      unused.add("--unit");
    }
    if (!joins.isEmpty()) {
      unused.add("--join");
    }
    return unused.isEmpty()
        ? List.of()
        : List.of("Not used, as it is for tables: " + String.join(", ", unused) + ".");
  }
}
