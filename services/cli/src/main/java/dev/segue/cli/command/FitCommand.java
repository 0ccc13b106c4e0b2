package dev.segue.cli.command;

import dev.segue.cli.console.ProgressDisplay;
import dev.segue.cli.console.Terminal;
import dev.segue.cli.console.UserError;
import dev.segue.engine.factorize.Recipe;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.fit.FitFiles;
import dev.segue.offline.fit.FitReport;
import dev.segue.offline.fit.Placement;
import dev.segue.offline.fit.TableFit;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code segue fit}: a model of a table, without Kafka. */
@Command(
    name = "fit",
    description = {
      "Fit a model to a table, without Kafka, with the code that fits it to the stream.",
      "Prints error, components and categories; writes them, the place of each track and its neighbours to a folder."
    },
    footer = {
      "",
      "Files in the folder: H.csv (a row per component), W.csv (a row per track), categories.csv, neighbors.csv, fit.json.",
      "",
      "Examples:",
      "  segue fit songs.csv",
      "  segue fit songs.csv --recipe tuned --output-dir model",
      "  segue fit songs.csv --recipe classic --keep-repeats --k 10 --solver mu",
      "  segue fit tracks.jsonl --all-rows --output-dir model --overwrite --limit 50"
    })
public final class FitCommand implements Callable<Integer> {
  @Mixin private OfflineTableOptions table = new OfflineTableOptions();
  @Mixin private RecipeOptions recipes = new RecipeOptions();

  @Option(
      names = "--k",
      paramLabel = "N",
      description = "Number of components, instead of the recipe's.")
  private @Nullable Integer components;

  @Option(
      names = "--all-rows",
      description = {
        "Fit on every row. Otherwise on a sample of 8,192 where there are more, as the stream does.",
        "--keep-repeats includes this."
      })
  private boolean allRows;

  @Option(
      names = "--output-dir",
      paramLabel = "DIR",
      description = "Write the model and where it places each track to this folder.")
  private @Nullable Path outputDir;

  @Option(names = "--overwrite", description = "Replace files of an earlier fit in that folder.")
  private boolean overwrite;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "Neighbours of each track in neighbors.csv (default ${DEFAULT-VALUE}).")
  private int limit;

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new UserError("--limit " + limit + ": a track has one neighbour at least.");
    }
    Recipe recipe = recipes.recipe(components);
    @Nullable FitFiles files = outputDir == null ? null : FitFiles.in(outputDir, overwrite);
    OfflineTable rows = table.read(List.of());
    TableFit fit =
        allRows || table.keepsRepeats()
            ? TableFit.onAllRows(rows, recipe)
            : TableFit.onSample(rows, recipe);
    Placement placement = Placement.of(rows.rows(), fit.model());
    new FitReport(fit, placement).print(System.out);
    if (files != null) {
      write(files, fit, placement, System.err);
      System.out.println();
      System.out.println("Written to " + outputDir + ": " + String.join(", ", FitFiles.NAMES));
    }
    return 0;
  }

  private void write(FitFiles files, TableFit fit, Placement placement, PrintStream err)
      throws IOException {
    int tracks = placement.rows();
    try (ProgressDisplay progress =
        ProgressDisplay.of(Terminal.detect(), err, "Finding neighbours", "tracks")) {
      files.write(fit, placement, limit, done -> progress.at(done, tracks));
    }
  }
}
