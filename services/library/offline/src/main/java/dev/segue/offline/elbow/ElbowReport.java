package dev.segue.offline.elbow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.segue.engine.factorize.Elbow;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The elbow curve for people, and as JSON. */
public final class ElbowReport {

  private static final int WIDTH = 40;

  private final TableElbow curve;

  /** The report of a curve. */
  public ElbowReport(TableElbow curve) {
    this.curve = curve;
  }

  /**
   * Prints a line for each number of components, with a bar as long as its error; then what is
   * recommended.
   */
  public void print(PrintStream out) {
    Elbow elbow = curve.elbow();
    out.println(text("%s on %,d of %,d rows:", curve.recipe().name(), curve.rows(), total()));
    out.println();
    out.println("   k        error  relative  at best      R²  stable");
    double most = curve.error(elbow.points().get(0));
    for (Elbow.Point point : elbow.points()) {
      double error = curve.error(point);
      int length = most == 0 ? 0 : (int) Math.round(WIDTH * error / most);
      out.println(
          text(
                  "  %2d %12.5f   %.5f  %.5f  %6.3f   %5.3f  %s%s",
                  point.components(),
                  error,
                  point.relativeError(),
                  point.bound(),
                  point.explained(),
                  point.stability(),
                  "#".repeat(length),
                  point.components() == elbow.recommended() ? " <-" : "")
              .stripTrailing());
    }
    out.println();
    out.println("Recommended: " + elbow.recommended() + " components. " + elbow.sentence());
    if (elbow.missing() > 0) {
      out.println(
          text(
              "%.3g %% of the values are missing: \"at best\" reads them as the mean of their column,"
                  + " the error leaves them out and can lie a little below.",
              100 * elbow.missing()));
    }
  }

  /** The same as JSON, numbers in full precision. */
  public String json() throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("table", curve.table().name());
    json.put("recipe", curve.recipe().name());
    json.put("rows", total());
    json.put("fitted_on", curve.rows());
    json.put("recommended", curve.elbow().recommended());
    json.put("sentence", curve.elbow().sentence());
    json.put("missing", curve.elbow().missing());
    List<Map<String, Object>> points = new ArrayList<>();
    for (Elbow.Point point : curve.elbow().points()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("components", point.components());
      line.put("error", curve.error(point));
      line.put("relative_error", point.relativeError());
      line.put("svd_bound", point.bound());
      line.put("r2", point.explained());
      line.put("stability", point.stability());
      points.add(line);
    }
    json.put("points", points);
    return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json);
  }

  private int total() {
    return curve.table().rows().size();
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
