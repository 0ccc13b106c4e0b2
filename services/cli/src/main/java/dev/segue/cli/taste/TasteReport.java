package dev.segue.cli.taste;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.learning.taste.CrossValidation;
import dev.segue.learning.taste.CrossValidation.Trial;
import dev.segue.learning.taste.Prequential;
import dev.segue.learning.taste.Scores;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures of a {@link TasteEvaluation}: tables for people, JSON for machines. */
public final class TasteReport {

  private final TasteEvaluation evaluation;

  public TasteReport(TasteEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** Prints the tables. */
  public void print(PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%s: %,d likes, %,d dislikes; %d-fold cross-validation.%n",
        evaluation.table(),
        evaluation.likes(),
        evaluation.dislikes(),
        TasteEvaluation.FOLDS);
    evaluation
        .trials()
        .forEach(
            (what, trials) -> {
              out.printf(Locale.ROOT, "%n%s%n", what);
              out.printf(
                  Locale.ROOT,
                  "  %-16s %8s %9s %6s %6s %6s   %s%n",
                  "",
                  "accuracy",
                  "precision",
                  "recall",
                  "F1",
                  "AUC",
                  "true / false likes, true / false dislikes");
              trials.forEach(trial -> row(out, trial));
              out.printf(
                  Locale.ROOT, "  %-16s %15s %15s %15s%n", "", "AUC", "Brier", "calibration error");
              trials.forEach(trial -> reliability(out, trial));
            });
    if (!evaluation.search().isEmpty()) {
      out.printf(
          Locale.ROOT, "%nsearch on features, the best of the same folds, so a little too good%n");
      evaluation.search().values().forEach(trials -> trials.forEach(t -> tried(out, t, trials)));
    }
    out.printf(
        Locale.ROOT,
        "%nonline learner, each rating predicted before it is learned, mean of %d orders%n"
            + "  all ratings        accuracy %.3f, AUC %.3f%n"
            + "  after the first %,d accuracy %.3f, AUC %.3f%n",
        TasteEvaluation.SHUFFLES,
        mean(p -> p.all().accuracy()),
        mean(p -> p.all().auc()),
        TasteEvaluation.FIRST,
        mean(p -> p.later().accuracy()),
        mean(p -> p.later().auc()));
  }

  private static void row(PrintStream out, Trial trial) {
    Scores s = trial.scores();
    out.printf(
        Locale.ROOT,
        "  %-16s %8.3f %9.3f %6.3f %6.3f %6.3f   %d / %d / %d / %d%n",
        trial.method().kind().title(),
        s.accuracy(),
        s.precision(),
        s.recall(),
        s.f1(),
        s.auc(),
        s.truePositives(),
        s.falsePositives(),
        s.trueNegatives(),
        s.falseNegatives());
  }

  /** Calibrated probabilities, each figure with its standard error. */
  private static void reliability(PrintStream out, Trial trial) {
    Scores s = trial.scores();
    out.printf(
        Locale.ROOT,
        "  %-16s %7.3f ± %.3f %7.3f ± %.3f %7.3f ± %.3f%n",
        trial.method().kind().title(),
        s.auc(),
        s.aucError(),
        s.reliability().brier(),
        s.reliability().brierError(),
        s.reliability().calibrationError(),
        s.reliability().calibrationErrorError());
  }

  private static void tried(PrintStream out, Trial trial, List<Trial> all) {
    out.printf(
        Locale.ROOT,
        "  %-16s accuracy %.3f, AUC %.3f  %s%s%n",
        trial.method().kind().title(),
        trial.scores().accuracy(),
        trial.scores().auc(),
        trial.method().parameters(),
        trial.equals(CrossValidation.best(all)) ? "  (best)" : "");
  }

  /** Writes an object with the same figures. */
  public void write(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("table", evaluation.table());
    root.put("likes", evaluation.likes()).put("dislikes", evaluation.dislikes());
    root.put("folds", TasteEvaluation.FOLDS);
    ArrayNode trials = root.putArray("cross_validation");
    evaluation
        .trials()
        .forEach((what, all) -> all.forEach(t -> trial(trials.addObject().put("rows", what), t)));
    ArrayNode search = root.putArray("search");
    evaluation.search().values().forEach(all -> all.forEach(t -> trial(search.addObject(), t)));
    ArrayNode online = root.putArray("prequential");
    for (Prequential run : evaluation.prequential()) {
      ObjectNode entry = online.addObject();
      scores(entry.putObject("all"), run.all());
      scores(entry.putObject("later").put("first", TasteEvaluation.FIRST), run.later());
    }
    mapper.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
  }

  private static void trial(ObjectNode entry, Trial trial) {
    entry.put("classifier", trial.method().kind().label());
    entry.put("parameters", trial.method().parameters());
    scores(entry, trial.scores());
  }

  private static void scores(ObjectNode entry, Scores scores) {
    number(entry, "accuracy", scores.accuracy());
    number(entry, "precision", scores.precision());
    number(entry, "recall", scores.recall());
    number(entry, "f1", scores.f1());
    number(entry, "auc", scores.auc());
    number(entry, "auc_standard_error", scores.aucError());
    number(entry, "brier", scores.reliability().brier());
    number(entry, "brier_standard_error", scores.reliability().brierError());
    number(entry, "calibration_error", scores.reliability().calibrationError());
    number(entry, "calibration_error_standard_error", scores.reliability().calibrationErrorError());
    entry.put("true_positives", scores.truePositives());
    entry.put("false_positives", scores.falsePositives());
    entry.put("true_negatives", scores.trueNegatives());
    entry.put("false_negatives", scores.falseNegatives());
  }

  /** JSON has no NaN. */
  private static void number(ObjectNode entry, String key, double value) {
    if (Double.isNaN(value)) {
      entry.putNull(key);
    } else {
      entry.put(key, value);
    }
  }

  private double mean(ToDoubleFunction<Prequential> figure) {
    return evaluation.prequential().stream().mapToDouble(figure).average().orElse(Double.NaN);
  }
}
