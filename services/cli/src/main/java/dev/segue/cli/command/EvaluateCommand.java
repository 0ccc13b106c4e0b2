package dev.segue.cli.command;

import dev.segue.engine.factorize.Recipe;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.evaluate.ArtistEvaluation;
import dev.segue.offline.evaluate.ArtistTable;
import dev.segue.offline.evaluate.Evaluation;
import dev.segue.offline.evaluate.EvaluationReport;
import dev.segue.offline.evaluate.LabelledTable;
import dev.segue.recipes.Recipes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code segue evaluate}: how good neighbours are, by a label that people have given. */
@Command(
    name = "evaluate",
    description = {
      "Judge the neighbours that recipes find by labels of a table, such as a genre, without"
          + " Kafka.",
      "Precision@n is the share of a track's n neighbours that carry its own label. Each title and"
          + " artist counts once. Beside the recipes: simple ways to find neighbours, on the same"
          + " queries."
    },
    footer = {
      "",
      "Examples:",
      "  segue evaluate songs.csv --label genre",
      "  segue evaluate songs.csv --label genre --label mood --recipes classic,tuned --json",
      "  segue evaluate songs.csv --label genre --artists"
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Mixin private OfflineTableOptions table = new OfflineTableOptions();

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      required = true,
      description = "Column by which neighbours are judged; may be repeated.")
  private List<String> labels = new ArrayList<>();

  @Option(
      names = "--recipes",
      paramLabel = "NAME",
      split = ",",
      defaultValue = "classic,tuned",
      description = "Recipes to judge, by comma (default ${DEFAULT-VALUE}).")
  private List<String> recipes = new ArrayList<>();

  @Option(
      names = "--queries",
      paramLabel = "N",
      defaultValue = "2500",
      description = "Number of tracks whose neighbours are judged (default ${DEFAULT-VALUE}).")
  private int queries;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another seed asks for other tracks (default ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "Neighbours of each track (default ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--artists",
      description =
          "Judge similar artists instead, as sets of tracks and by the means of their tracks; an"
              + " artist has the label that most of the tracks have.")
  private boolean artists;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Mixin private SettingsOptions settings = new SettingsOptions();

  @Override
  public Integer call() {
    List<Recipe> known = Recipes.from(settings.load(flags -> {}));
    List<Recipe> judged = recipes.stream().map(name -> Recipes.named(known, name)).toList();
    Evaluation.Options options = new Evaluation.Options(queries, seed, limit);
    OfflineTable read = table.read(labels);
    Evaluation evaluation =
        artists
            ? ArtistEvaluation.run(ArtistTable.of(read, labels), labels, judged, options)
            : Evaluation.run(LabelledTable.of(read, labels), judged, options);
    if (json) {
      System.out.println(EvaluationReport.json(evaluation));
    } else {
      System.out.println(
          artists ? EvaluationReport.artists(evaluation) : EvaluationReport.table(evaluation));
    }
    return 0;
  }
}
