package dev.segue.cli.report;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures of the same kinds for several things: one line for each thing, one column each kind. */
public final class Grid {
  private final String title;
  private final List<String> columns;
  private final List<Line> lines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private record Line(String label, List<@Nullable Figure> cells) {}

  /**
   * A grid without lines.
   *
   * @param columns what the figures of a line are, with their unit
   */
  public Grid(String title, List<String> columns) {
    this.title = title;
    this.columns = List.copyOf(columns);
  }

  /**
   * One line.
   *
   * @param cells a figure for each column, null where there is none; their labels are not shown
   */
  public void line(String label, List<@Nullable Figure> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "%d figures for %d columns".formatted(cells.size(), columns.size()));
    }
    lines.add(new Line(label, new ArrayList<>(cells)));
  }

  /** A sentence below the lines. */
  public void note(String sentence) {
    notes.add(sentence);
  }

  /** Line by line. */
  List<Figure> figures() {
    List<Figure> all = new ArrayList<>();
    for (Line line : lines) {
      for (Figure figure : line.cells) {
        if (figure != null) {
          all.add(figure);
        }
      }
    }
    return all;
  }

  void print(PrintStream out) {
    int labels = title.length();
    for (Line line : lines) {
      labels = Math.max(labels, line.label.length());
    }
    String label = "  %-" + labels + "s";
    out.print(String.format(Locale.ROOT, label, title));
    for (int c = 0; c < columns.size(); c++) {
      out.print("  " + right(columns.get(c), width(c)));
    }
    out.println();
    for (Line line : lines) {
      out.print(String.format(Locale.ROOT, label, line.label));
      for (int c = 0; c < columns.size(); c++) {
        out.print("  " + right(text(line.cells.get(c)), width(c)));
      }
      out.println();
    }
    notes.forEach(note -> out.println("  " + note));
  }

  private int width(int column) {
    int width = columns.get(column).length();
    for (Line line : lines) {
      width = Math.max(width, text(line.cells.get(column)).length());
    }
    return width;
  }

  private static String text(@Nullable Figure figure) {
    return figure == null ? "" : figure.describeInAGrid();
  }

  private static String right(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }
}
