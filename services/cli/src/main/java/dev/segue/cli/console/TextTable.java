package dev.segue.cli.console;

import java.util.ArrayList;
import java.util.List;

/** A table for people: columns as wide as what is in them, numbers to the right. */
public final class TextTable {
  private final List<List<String>> lines = new ArrayList<>();

  /** A table with these names above its columns. */
  public TextTable(String... header) {
    lines.add(List.of(header));
  }

  /** One more line, with as many values as there are columns. */
  public void add(String... values) {
    if (values.length != lines.get(0).size()) {
      throw new IllegalArgumentException(
          "A line of %d values in a table of %d columns"
              .formatted(values.length, lines.get(0).size()));
    }
    lines.add(List.of(values));
  }

  /** The lines, the header first, each indented by two blanks. */
  public List<String> lines() {
    int columns = lines.get(0).size();
    int[] widths = new int[columns];
    boolean[] numbers = new boolean[columns];
    for (int column = 0; column < columns; column++) {
      int at = column;
      widths[column] = lines.stream().mapToInt(line -> line.get(at).length()).max().orElse(0);
      numbers[column] =
          lines.size() > 1 && lines.stream().skip(1).allMatch(line -> isNumber(line.get(at)));
    }
    List<String> texts = new ArrayList<>();
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        String value = line.get(column);
        String blanks = " ".repeat(widths[column] - value.length());
        text.append("  ").append(numbers[column] ? blanks + value : value + blanks);
      }
      texts.add(text.toString().stripTrailing());
    }
    return texts;
  }

  private static boolean isNumber(String text) {
    return text.isEmpty() || Character.isDigit(text.charAt(text.length() - 1));
  }
}
