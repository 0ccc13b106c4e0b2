package dev.segue.cli.command;

import dev.segue.cli.collect.CollectionRun;
import dev.segue.offline.OfflineTable;
import dev.segue.tables.Collection;
import dev.segue.tables.TableOptions;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A table that a command works on by itself, without Kafka. */
final class OfflineTableOptions {
  @Parameters(
      arity = "0..1", // one command has another source as well; the others ask for it in read()
      paramLabel = "FILE",
      description = "The table: CSV or JSON, recognised by its content; - for the standard input.")
  private @Nullable Path file;

  @Option(
      names = "--keep-repeats",
      description =
          "Keep every row. Otherwise the first row of each id counts, as it would in the stream.")
  private boolean keepRepeats;

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description =
          "Write every row that cannot be used to this file, with line, column and reason.")
  private @Nullable Path rejects;

  @Mixin private FormatOptions format = new FormatOptions();
  @Mixin private ColumnOptions columns = new ColumnOptions();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /** Whether a table is named. */
  boolean isGiven() {
    return file != null;
  }

  /** Whether every row is kept. */
  boolean keepsRepeats() {
    return keepRepeats;
  }

  /**
   * Reads the table; what becomes of its rows goes to standard error.
   *
   * @param labels columns whose values the command needs beside the track
   */
  OfflineTable read(List<String> labels) {
    Path table = file;
    if (table == null) {
      throw new ParameterException(command.commandLine(), "Missing required parameter: 'FILE'");
    }
    TableOptions options = columns.applyTo(table);
    for (String label : labels) {
      options = options.withLabel(label);
    }
    try (Collection collection =
        format
            .open(options, Collection::file, Collection::csv, Collection::jsonl)
            .rejectsTo(rejects)) {
      OfflineTable rows =
          CollectionRun.watched(
              listener -> OfflineTable.read(collection, keepRepeats, listener),
              "Reading",
              "rows",
              System.err);
      rows.notes().forEach(note -> System.err.println("note: " + note));
      System.err.println(rows.describe());
      return rows;
    }
  }
}
