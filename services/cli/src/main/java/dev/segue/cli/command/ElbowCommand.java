package dev.segue.cli.command;

import dev.segue.engine.factorize.Recipe;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.elbow.ElbowReport;
import dev.segue.offline.elbow.TableElbow;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code segue elbow}: what the number of components does. */
@Command(
    name = "elbow",
    description = {
      "Show what the number of components does to a recipe on a table: error, the least error there can be,",
      "the share of the variance explained, and whether half-samples agree on the components."
    },
    footer = {
      "",
      "Examples:",
      "  segue elbow songs.csv",
      "  segue elbow songs.csv --recipe tuned",
      "  segue elbow songs.csv --json > elbow.json"
    })
public final class ElbowCommand implements Callable<Integer> {
  @Mixin private OfflineTableOptions table = new OfflineTableOptions();
  @Mixin private RecipeOptions recipes = new RecipeOptions();

  @Option(
      names = "--all-rows",
      description =
          "Use every row. Otherwise a sample of 8,192 where there are more, as the stream does.")
  private boolean allRows;

  @Option(names = "--json", description = "Print it as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Recipe recipe = recipes.recipe();
    OfflineTable rows = table.read(List.of());
    System.err.println(
        "Fitting each number of components to all and to halves of it; that takes a while.");
    ElbowReport report =
        new ElbowReport(TableElbow.of(rows, recipe, allRows || table.keepsRepeats()));
    if (json) {
      System.out.println(report.json());
    } else {
      report.print(System.out);
    }
    return 0;
  }
}
