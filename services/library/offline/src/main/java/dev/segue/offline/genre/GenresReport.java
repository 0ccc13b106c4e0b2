package dev.segue.offline.genre;

import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.genre.GenreTable;
import dev.segue.engine.genre.GenreTable.Genre;
import dev.segue.engine.track.Feature;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Genres against the categories of some recipes, for people. */
public final class GenresReport {
  private static final int TYPICAL = 3;

  private final List<TableGenres> matches;

  /** The report of some matches, each with its recipe and column. */
  public GenresReport(List<TableGenres> matches) {
    this.matches = List.copyOf(matches);
  }

  /** Prints each recipe's component table and counts, then all of them beside each other. */
  public void print(PrintStream out) {
    String fitted = "";
    for (TableGenres match : matches) {
      FactorModel model = match.fit().model();
      if (!fitted.equals(model.name())) {
        fitted = model.name();
        components(model, out);
      }
      counts(match, out);
    }
    compare(out);
  }

  /** Features down, categories across; a star at the largest of each row. */
  private static void components(FactorModel model, PrintStream out) {
    out.println(text("%s: %d components (* the largest of its row)", model.name(), model.rank()));
    out.println();
    StringBuilder line = new StringBuilder(text("  %-16s", ""));
    for (Component component : model.components()) {
      line.append(text(" %9s", "c" + component.id()));
    }
    out.println(line);
    List<Feature> features = model.transform().features();
    for (int f = 0; f < features.size(); f++) {
      int largest = largest(model, f);
      line.setLength(0);
      line.append(text("  %-16s", features.get(f).label()));
      for (int c = 0; c < model.rank(); c++) {
        line.append(
            text(" %8s%s", weight(model.components().get(c).weight(f)), c == largest ? "*" : " "));
      }
      out.println(line.toString().stripTrailing());
    }
    out.println();
  }

  private static int largest(FactorModel model, int feature) {
    int largest = 0;
    for (int c = 1; c < model.rank(); c++) {
      double weight = model.components().get(c).weight(feature);
      largest = weight > model.components().get(largest).weight(feature) ? c : largest;
    }
    return largest;
  }

  private static void counts(TableGenres match, PrintStream out) {
    FactorModel model = match.fit().model();
    GenreTable table = match.table();
    out.println(text("%s against %s:", column(match), model.name()));
    out.println();
    StringBuilder line = new StringBuilder(text("  %-26s", ""));
    for (Component component : model.components()) {
      line.append(text(" %6s", "c" + component.id()));
    }
    out.println(line);
    for (Genre genre : table.genres()) {
      line.setLength(0);
      line.append(text("  %-26s", genre.name()));
      for (int c = 0; c < model.rank(); c++) {
        line.append(text(" %6d", genre.count(c)));
      }
      out.println(line + text("  -> c%d", model.components().get(genre.category()).id()));
    }
    out.println();
    for (int c = 0; c < model.rank(); c++) {
      int category = c;
      String typical =
          table.typical(c, TYPICAL).stream()
              .map(genre -> text("%s x%.1f", genre.name(), table.lift(genre, category)))
              .collect(Collectors.joining(", "));
      Component component = model.components().get(c);
      out.println(
          text(
              "  c%-3d%-32s %,7d  %s",
              component.id(), component.name(), table.size(c), typical.isEmpty() ? "-" : typical));
    }
    out.println();
  }

  private void compare(PrintStream out) {
    out.println(
        "recipe      labels                 k   largest   purity (least)     NMI   by W alone: largest     NMI");
    for (TableGenres match : matches) {
      GenreTable table = match.table();
      out.println(
          text(
              "%-11s %-20s %3d   %5.1f %%    %.3f (%.3f)   %.3f               %5.1f %%   %.3f",
              match.fit().recipe().name(),
              column(match),
              match.fit().model().rank(),
              100 * match.largestShare(),
              table.purity(),
              table.leastPurity(),
              table.mutualInformation(),
              100 * match.literal().largestShare(),
              match.literal().mutualInformation()));
    }
    out.println();
    for (TableGenres match : matches) {
      out.println(
          text("%s, %s: %s", match.fit().recipe().name(), column(match), match.table().sentence()));
    }
  }

  private static String column(TableGenres match) {
    return match.label().isEmpty() ? "genres" : match.label();
  }

  private static String weight(double weight) {
    return weight == 0 ? "0" : weight >= 1_000 ? text("%.0f", weight) : text("%.3f", weight);
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
