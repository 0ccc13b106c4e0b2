package dev.segue.offline.fit;

import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Solver;
import dev.segue.engine.track.Feature;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What a person reads of a fit: how good it is, its components, its categories. */
public final class FitReport {

  private final TableFit fit;
  private final Placement placement;

  /** The report of a fit, and of where it places the rows of its table. */
  public FitReport(TableFit fit, Placement placement) {
    this.fit = fit;
    this.placement = placement;
  }

  /** Prints it. */
  public void print(PrintStream out) {
    FactorModel model = fit.model();
    int rows = fit.table().rows().size();
    out.println(
        text(
            "%s: %d components by %s, fitted on %s.",
            model.name(),
            model.rank(),
            solver(fit.recipe().solver()),
            fit.isSampled()
                ? text(
                    "a sample of %,d of the %,d rows, as the stream does; --all-rows fits on all",
                    model.sampleSize(), rows)
                : text("all %,d rows", rows)));
    out.println();
    out.println(
        text("  error            %.5f after %,d iterations", fit.error(), fit.iterations()));
    out.println(text("  relative error   %.5f", model.relativeError()));
    out.println(
        text(
            "  all rows placed  %.5f, relative %.5f (each row exactly, on these components)",
            placement.error(), placement.relativeError()));
    components(out);
    categories(out);
  }

  private void components(PrintStream out) {
    FactorModel model = fit.model();
    List<Feature> features = model.transform().features();
    int first = features.stream().mapToInt(f -> f.label().length()).max().orElse(0);
    out.println();
    out.println("Components (H, transposed):");
    StringBuilder line = new StringBuilder("  ").append(" ".repeat(first));
    for (Component component : model.components()) {
      line.append("  ").append(right(component.name(), width(component)));
    }
    out.println(line);
    for (int j = 0; j < features.size(); j++) {
      line.setLength(2);
      line.append(left(features.get(j).label(), first));
      for (Component component : model.components()) {
        line.append("  ").append(right(weight(component.weight(j)), width(component)));
      }
      out.println(line);
    }
  }

  private void categories(PrintStream out) {
    FactorModel model = fit.model();
    int width = model.components().stream().mapToInt(c -> c.name().length()).max().orElse(0);
    out.println();
    out.println("Categories (the component that contributes most to a row):");
    int without = placement.rows();
    for (int i = 0; i < model.rank(); i++) {
      Component component = model.components().get(i);
      int count = placement.count(i);
      without -= count;
      out.println("  " + left(component.name(), width) + share(count));
    }
    if (without > 0) {
      out.println("  " + left("(none)", width) + share(without));
    }
  }

  private String share(int count) {
    return text("  %,9d  %5.1f %%", count, 100.0 * count / placement.rows());
  }

  /** What people call a solver. */
  static String solver(Solver solver) {
    return switch (solver) {
      case COORDINATE_DESCENT -> "coordinate descent";
      case MULTIPLICATIVE_UPDATES -> "multiplicative updates";
      case ALTERNATING_LEAST_SQUARES -> "alternating least squares";
    };
  }

  /** Wide enough for the name and for a weight of a recipe that scales nothing. */
  private static int width(Component component) {
    return Math.max(8, component.name().length());
  }

  private static String weight(double weight) {
    return weight == 0 ? "0" : weight >= 1_000 ? text("%.0f", weight) : text("%.4f", weight);
  }

  private static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
