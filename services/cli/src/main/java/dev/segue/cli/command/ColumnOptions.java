package dev.segue.cli.command;

import dev.segue.collector.TableOptions;
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

  @Mixin private EncodingOption encoding = new EncodingOption();

  public TableOptions applyTo(Path file) {
    TableOptions options =
        TableOptions.of(file)
            .withIdColumn(idColumn)
            .withEncoding(encoding.charset())
            .withColumns(columns);
    for (Path join : joins) {
      options = options.withJoin(join);
    }
    return options;
  }
}
