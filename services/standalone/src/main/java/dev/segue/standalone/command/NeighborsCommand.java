package dev.segue.standalone.command;

import dev.segue.engine.factorize.Recipe;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.fit.NeighborLines;
import dev.segue.offline.fit.Neighbors;
import dev.segue.offline.fit.TableFit;
import dev.segue.standalone.console.Progress;
import dev.segue.standalone.console.Terminal;
import dev.segue.standalone.console.UserError;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code segue neighbors}: the nearest tracks of every track of a table, without Kafka. */
@Command(
    name = "neighbors",
    description = {
      "Find the nearest tracks of every track of a table, on every core, without Kafka.",
      "Fits a model to the table, as 'segue fit' does, and searches exactly, as a query node does."
    },
    footer = {
      "",
      "A line is a track in JSON, or a neighbour in CSV if the name of the output ends in .csv.",
      "",
      "Examples:",
      "  segue neighbors songs.csv --recipe tuned > neighbors.jsonl",
      "  segue neighbors songs.csv --limit 50 --output neighbors.csv"
    })
public final class NeighborsCommand implements Callable<Integer> {
  private static final int MOST = 1_000;

  @Mixin private OfflineTableOptions table = new OfflineTableOptions();
  @Mixin private RecipeOptions recipes = new RecipeOptions();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "Neighbours of each track, 1 to 1000 (default ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write to this file instead of the standard output.")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException {
    if (limit < 1 || limit > MOST) {
      throw new UserError("--limit " + limit + ": a number from 1 to " + MOST + ".");
    }
    Recipe recipe = recipes.recipe();
    OfflineTable rows = table.read(List.of());
    TableFit fit =
        table.keepsRepeats() ? TableFit.onAllRows(rows, recipe) : TableFit.onSample(rows, recipe);
    Neighbors tracks = Neighbors.of(rows.rows(), fit.model());
    Path file = output;
    if (file == null) {
      // The standard output is not ours to close.
      Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
      write(tracks, false, out, System.err);
      out.flush();
    } else {
      boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
      try (Writer out = Files.newBufferedWriter(file)) {
        write(tracks, csv, out, System.err);
      }
    }
    return 0;
  }

  private void write(Neighbors tracks, boolean csv, Writer out, PrintStream err)
      throws IOException {
    int total = tracks.ids().size();
    int threads = Runtime.getRuntime().availableProcessors();
    try (Progress progress = Progress.of(Terminal.detect(), err, "Finding neighbours", "tracks")) {
      new NeighborLines(tracks, limit, csv).write(out, threads, done -> progress.at(done, total));
    }
  }
}
