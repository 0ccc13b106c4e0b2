package dev.segue.offline.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.offline.evaluate.Evaluation.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An evaluation as a table for people, and as JSON for machines. */
public final class EvaluationReport {

  private EvaluationReport() {}

  /** A line for each method, a column for each label, and how much better one recipe is. */
  public static String table(Evaluation evaluation) {
    LabelledTable table = evaluation.table();
    return table(
        evaluation,
        format(
            "%s: %,d tracks of %,d ids, one for each title and artist; %,d queries.",
            table.name(), table.tracks().size(), table.ids(), evaluation.queries()));
  }

  /** The same for an evaluation of artists. */
  public static String artists(Evaluation evaluation) {
    return table(
        evaluation,
        format(
            "%s: %,d artists; %,d queries of artists with %d tracks or more.",
            evaluation.table().name(),
            evaluation.table().tracks().size(),
            evaluation.queries(),
            ArtistEvaluation.FEWEST_TRACKS));
  }

  private static String table(Evaluation evaluation, String heading) {
    LabelledTable table = evaluation.table();
    StringBuilder text = new StringBuilder(heading).append(format("%n%n"));
    int names = width(evaluation.methods().stream().map(Method::name).toList(), 12);
    int values = width(table.labels(), 16);
    text.append(format("%-" + names + "s", "precision@" + evaluation.limit()));
    table.labels().forEach(label -> text.append(format("  %" + values + "s", label)));
    text.append(format("%n"));
    for (Method method : evaluation.methods()) {
      text.append(format("%-" + names + "s", method.name()));
      for (Precision precision : method.precisions()) {
        text.append(format("  %" + values + "s", describe(precision)));
      }
      text.append("  ").append(method.description()).append(format("%n"));
    }
    List<String> ratios = ratios(evaluation);
    if (!ratios.isEmpty()) {
      text.append(format("%n%s%n", String.join(System.lineSeparator(), ratios)));
    }
    return text.toString();
  }

  /** The same with all digits. */
  public static String json(Evaluation evaluation) {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("table", evaluation.table().name());
    root.put("ids", evaluation.table().ids());
    root.put("tracks", evaluation.table().tracks().size());
    root.put("queries", evaluation.queries());
    root.put("limit", evaluation.limit());
    ArrayNode methods = root.putArray("methods");
    for (Method method : evaluation.methods()) {
      ObjectNode entry = methods.addObject();
      entry.put("name", method.name());
      entry.put("recipe", method.recipe());
      entry.put("description", method.description());
      ArrayNode precisions = entry.putArray("precisions");
      for (Precision precision : method.precisions()) {
        ObjectNode figure = precisions.addObject().put("label", precision.label());
        figure.put("precision", precision.mean());
        if (!Double.isNaN(precision.standardError())) {
          figure.put("standard_error", precision.standardError());
        }
        figure.put("queries", precision.queries());
      }
    }
    return root.toPrettyString();
  }

  /** How many times the precision of the first recipe each other one has. */
  private static List<String> ratios(Evaluation evaluation) {
    List<Method> recipes = evaluation.methods().stream().filter(Method::recipe).toList();
    List<String> sentences = new ArrayList<>();
    for (int at = 1; at < recipes.size(); at++) {
      Method first = recipes.get(0);
      Method other = recipes.get(at);
      List<String> parts = new ArrayList<>();
      for (int column = 0; column < other.precisions().size(); column++) {
        Precision precision = other.precisions().get(column);
        double ratio = precision.mean() / first.precisions().get(column).mean();
        parts.add(format("%.2f for %s", ratio, precision.label()));
      }
      sentences.add(format("%s / %s: %s.", other.name(), first.name(), String.join(", ", parts)));
    }
    return sentences;
  }

  private static String describe(Precision precision) {
    return precision.standardError() > 0
        ? format("%.3f ± %.3f", precision.mean(), precision.standardError())
        : format("%.3f        ", precision.mean());
  }

  private static int width(List<String> texts, int least) {
    return Math.max(least, texts.stream().mapToInt(String::length).max().orElse(0));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
