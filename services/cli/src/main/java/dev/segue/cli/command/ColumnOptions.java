package dev.segue.cli.command;

import dev.segue.tables.TableOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a user can say about the columns of a table; what is not said is found out. */
public final class ColumnOptions {
  @Option(
      names = "--map",
      paramLabel = "OURS=THEIRS",
      description = "Column of a field, for instance title=song_name; may be repeated.")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--id-column",
      paramLabel = "COLUMN",
      description = "Column with the track's id. Without one, an id is made of title and artists.")
  private @Nullable String idColumn;

  @Option(
      names = "--join",
      paramLabel = "FILE",
      description =
          "CSV table that fills in, by track id, what the first leaves open; may be repeated.")
  private List<Path> joins = new ArrayList<>();

  @Option(
      names = "--unit",
      paramLabel = "COLUMN=UNIT",
      description =
          "Unit of a column, for instance duration=minutes or energy=percent; may be repeated.")
  private Map<String, String> units = new LinkedHashMap<>();

  @Option(
      names = "--strict",
      description = "Reject a row with a value that cannot be read, instead of leaving it out.")
  private boolean strict;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description =
          "Publish as one of several sources of the same tracks; without it, as the base of them.")
  private @Nullable String layer;

  @Mixin private EncodingOption encoding = new EncodingOption();

  public TableOptions applyTo(Path file) {
    TableOptions options =
        TableOptions.of(file)
            .withIdColumn(idColumn)
            .withEncoding(encoding.charset())
            .withColumns(columns)
            .withUnits(units)
            .withStrict(strict)
            .withLayer(layer);
    for (Path join : joins) {
      options = options.withJoin(join);
    }
    return options;
  }
}
