package dev.segue.benchmarks.model;

import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Report;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Factorization;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.track.FeatureVector;
import dev.segue.offline.OfflineTable;
import dev.segue.offline.evaluate.Evaluation;
import dev.segue.offline.evaluate.LabelledTable;
import dev.segue.offline.evaluate.Precision;
import dev.segue.tables.CollectListener;
import dev.segue.tables.Collection;
import dev.segue.tables.TableOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The model of the stream beside the best that can be had: its error beside full-batch fits at
 * every moment, its neighbours beside those of the optimum, what learning costs, and how good the
 * neighbours are by people's labels.
 */
public final class ModelBenchmark {
  private static final List<Recipe> RECIPES = List.of(Recipe.classic(), Recipe.tuned());

  private final Options options;
  private final Consumer<String> status;

  /**
   * What is measured on.
   *
   * @param csv a table; null for a generated one
   * @param labels columns of the table by which neighbours are judged; may be empty
   */
  public record Options(@Nullable Path csv, List<String> labels) {
    /** Copies the list. */
    public Options {
      labels = List.copyOf(labels);
    }
  }

  /** A benchmark that tells {@code status} what it is doing. */
  public ModelBenchmark(Options options, Consumer<String> status) {
    this.options = options;
    this.status = status;
  }

  /** Measures everything, which takes minutes. */
  public Report run() {
    Path csv = options.csv();
    status.accept(csv == null ? "generating a catalogue" : "reading " + csv.getFileName());
    List<BenchTrack> tracks = BenchTable.read(csv);
    Report report =
        new Report(
            String.format(
                Locale.ROOT,
                "segue bench model, %,d tracks %s",
                tracks.size(),
                csv == null ? "generated" : "of " + csv.getFileName()),
            "nothing else needed");
    status.accept("timing fits and projections");
    for (Recipe recipe : RECIPES) {
      LearningCost.measure(recipe, tracks, report);
    }
    incremental(Recipe.classic(), tracks, report);
    if (csv != null && !options.labels().isEmpty()) {
      status.accept("judging neighbours by " + String.join(", ", options.labels()));
      precision(csv, report);
    }
    return report;
  }

  private void incremental(Recipe recipe, List<BenchTrack> tracks, Report report) {
    IncrementalQuality quality = new IncrementalQuality(recipe, tracks, status);
    quality.measure(report);
    FactorModel refreshed = quality.refreshed();
    FactorModel settled = quality.settled();
    Factorization optimum = quality.optimum();
    if (refreshed == null || settled == null || optimum == null) {
      return; // no track at all
    }
    // In the order of the stream whose end the optimum was fitted on.
    List<FeatureVector> rows =
        ArrivalOrder.SHUFFLED.of(tracks).stream().map(BenchTrack::features).toList();
    report.add(
        Figure.of(
                recipe.name() + "_overlap",
                recipe.name() + ": ten nearest shared with the optimum's, while streaming",
                TopTenOverlap.of(refreshed, optimum, rows),
                "")
            .atLeast(0.93));
    report.add(
        Figure.of(
            recipe.name() + "_settled_overlap",
            "  the same, settled",
            TopTenOverlap.of(settled, optimum, rows),
            ""));
  }

  private void precision(Path csv, Report report) {
    TableOptions table = TableOptions.of(csv);
    for (String label : options.labels()) {
      table = table.withLabel(label);
    }
    try (Collection collection = Collection.csv(table)) {
      LabelledTable labelled =
          LabelledTable.of(
              OfflineTable.read(collection, false, CollectListener.SILENT), options.labels());
      Evaluation evaluation = Evaluation.run(labelled, RECIPES, Evaluation.Options.STANDARD);
      for (int column = 0; column < options.labels().size(); column++) {
        String label = options.labels().get(column);
        Precision classic = evaluation.methods().get(0).precisions().get(column);
        Precision tuned = evaluation.methods().get(1).precisions().get(column);
        report.add(
            Figure.of("classic_precision_" + label, label + ": classic", classic.mean(), ""));
        report.add(Figure.of("tuned_precision_" + label, "  tuned", tuned.mean(), ""));
        report.add(
            Figure.of("ratio_" + label, "  ratio", tuned.mean() / classic.mean(), "").atLeast(1.3));
      }
    }
  }
}
