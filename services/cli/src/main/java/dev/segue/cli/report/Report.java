package dev.segue.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of one run: a table for people, JSON for machines. */
public final class Report {
  private final String title;
  private final String setting;
  private final List<Figure> figures = new ArrayList<>();
  private final List<Grid> grids = new ArrayList<>();

  /**
   * An empty report.
   *
   * @param setting what of the measurement happened on the machine that is named beside it
   */
  public Report(String title, String setting) {
    this.title = title;
    this.setting = setting;
  }

  public void add(Figure figure) {
    figures.add(figure);
  }

  /** Adds a grid, which is shown below the single figures. It may be filled later on. */
  public Grid add(Grid grid) {
    grids.add(grid);
    return grid;
  }

  /** The single ones, in the order in which they were measured, then those of grids. */
  public List<Figure> figures() {
    List<Figure> all = new ArrayList<>(figures);
    grids.forEach(grid -> all.addAll(grid.figures()));
    return List.copyOf(all);
  }

  /** A table with the goal beside each figure. */
  public void print(PrintStream out) {
    int labels = width(figures.stream().map(Figure::label).toList());
    int values = width(figures.stream().map(Figure::describeValue).toList());
    out.println(title);
    out.println(machine());
    out.println();
    String row = "  %-" + labels + "s  %" + values + "s  %s%n";
    out.print(String.format(Locale.ROOT, row, "figure", "measured", "goal"));
    for (Figure figure : figures) {
      out.print(
          String.format(
              Locale.ROOT, row, figure.label(), figure.describeValue(), figure.describeGoal()));
    }
    for (Grid grid : grids) {
      out.println();
      grid.print(out);
    }
  }

  /** Writes an object with one entry for each figure, under its key. */
  public void write(Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("benchmark", title).put("machine", machine());
    ObjectNode entries = root.putObject("figures");
    for (Figure figure : figures()) {
      ObjectNode entry = entries.putObject(figure.key());
      entry.put("value", figure.value()).put("unit", figure.unit());
      Figure.Goal goal = figure.goal();
      if (goal != null) {
        entry.put("goal", goal.bound()).put("met", goal.isMet(figure.value()));
      }
    }
    mapper.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), root);
  }

  private String machine() {
    return String.format(
        Locale.ROOT,
        "%d processors, heap up to %,d MB, Java %s on %s %s; %s",
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20,
        Runtime.version(),
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        setting);
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0) + 1;
  }
}
