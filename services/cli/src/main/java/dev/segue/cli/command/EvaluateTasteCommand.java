package dev.segue.cli.command;

import dev.segue.cli.taste.TasteEvaluation;
import dev.segue.cli.taste.TasteReport;
import dev.segue.offline.OfflineTable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code segue evaluate-taste}: how well likes can be told from dislikes. */
@Command(
    name = "evaluate-taste",
    description = {
      "Compare the classifiers of likes and dislikes on a table that says what was liked.",
      "Random Forest, SVM, SGD and the online learner, on features and on components, by 5-fold"
          + " cross-validation; a small search for better hyper-parameters; the online learner as"
          + " ratings come in. Some minutes for some thousand rows."
    },
    footer = {
      "",
      "Examples:",
      "  segue evaluate-taste songs.csv --target liked",
      "  segue evaluate-taste songs.csv --target liked --no-search --json taste.json"
    })
public final class EvaluateTasteCommand implements Callable<Integer> {
  @Mixin private OfflineTableOptions table = new OfflineTableOptions();

  @Option(
      names = "--target",
      paramLabel = "COLUMN",
      required = true,
      description = "The column that says what was liked: 1 or 0, true or false, like or dislike.")
  private String target = "";

  @Option(
      names = "--no-search",
      description = "Leave out the search for hyper-parameters, which takes longest.")
  private boolean noSearch;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of folds, orders and trees (default ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Mixin private ReportOptions figures = new ReportOptions();

  @Override
  public Integer call() throws Exception {
    Path json = figures.json();
    OfflineTable read = table.read(List.of(target));
    TasteReport report =
        new TasteReport(TasteEvaluation.of(read, target, !noSearch, seed, System.err::println));
    report.print(System.out);
    if (json != null) {
      report.write(json);
    }
    return 0;
  }
}
