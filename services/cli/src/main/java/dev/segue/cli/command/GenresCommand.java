package dev.segue.cli.command;

import dev.segue.engine.factorize.Recipe;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.genre.GenresReport;
import dev.segue.offline.genre.TableGenres;
import dev.segue.recipes.Recipes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code segue genres}: what categories have to do with genres. */
@Command(
    name = "genres",
    description = {
      "Compare the categories that recipes find in a table with genre labels, without Kafka.",
      "Prints the component table, genres by categories, the most typical genres of each category, "
          + "and how good the match is: share of the largest category, purity (and what it is at least), "
          + "normalised mutual information (NMI)."
    },
    footer = {
      "",
      "The recipe genres is a published one: 10 components, nothing scaled.",
      "",
      "Examples:",
      "  segue genres songs.csv",
      "  segue genres songs.csv --label genre --label subgenre --recipe genres,tuned"
    })
public final class GenresCommand implements Callable<Integer> {
  @Mixin private OfflineTableOptions table = new OfflineTableOptions();
  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description =
          "Column with the genre; may be repeated. Otherwise all genres that a row has count.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "genres,classic,tuned",
      description = "Recipes to compare, by comma (default ${DEFAULT-VALUE}).")
  private List<String> recipes = new ArrayList<>();

  @Option(
      names = "--min-tracks",
      paramLabel = "N",
      defaultValue = "1",
      description = "Leave genres of fewer rows out (default ${DEFAULT-VALUE}).")
  private int minTracks;

  @Option(
      names = "--all-rows",
      description =
          "Fit on every row. Otherwise on a sample of 8,192 where there are more, as the stream does.")
  private boolean allRows;

  @Override
  public Integer call() {
    List<Recipe> known = Recipes.from(settings.load(flags -> {}));
    List<Recipe> compared = recipes.stream().map(name -> Recipes.named(known, name)).toList();
    OfflineTable rows = table.read(labels);
    List<TableGenres> matches = new ArrayList<>();
    for (Recipe recipe : compared) {
      for (String label : labels.isEmpty() ? List.of("") : labels) {
        matches.add(
            TableGenres.of(rows, recipe, label, allRows || table.keepsRepeats(), minTracks));
      }
    }
    new GenresReport(matches).print(System.out);
    return 0;
  }
}
