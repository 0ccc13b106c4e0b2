package dev.segue.tables.column;

import dev.segue.tables.source.Row;
import dev.segue.tables.value.NumberStyle;
import dev.segue.tables.value.PlainValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the first rows of a table have in one column, without what stands for nothing. */
final class ColumnSample {

  private final List<String> texts;

  private ColumnSample(List<String> texts) {
    this.texts = texts;
  }

  static ColumnSample of(List<Row> rows, int column) {
    List<String> texts = new ArrayList<>();
    for (Row row : rows) {
      String raw = row.value(column);
      String text = raw == null ? "" : raw.strip();
      if (!PlainValues.isMissingNumber(text)) {
        texts.add(text);
      }
    }
    return new ColumnSample(texts);
  }

  List<String> texts() {
    return texts;
  }

  int size() {
    return texts.size();
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  /** Those that are plain numbers in this style, in rising order. */
  double[] numbers(NumberStyle style) {
    return texts.stream().mapToDouble(style::parse).filter(Double::isFinite).sorted().toArray();
  }

  /** How many of the values are of a kind, from 0 to 1; 0 if there are none. */
  double share(java.util.function.Predicate<String> kind) {
    return texts.isEmpty() ? 0 : (double) texts.stream().filter(kind).count() / texts.size();
  }

  /**
   * Whether numbers with a sign within, such as {@code 1,412}, continue those without, such as
   * {@code 987}: as fractions they would lie far below.
   *
   * @param least half of the numbers without a sign are not below this, and of those with one none
   *     is above it as a fraction
   */
  boolean isGroupedAbove(double least) {
    double[] plain =
        texts.stream()
            .filter(text -> text.indexOf(',') < 0 && text.indexOf('.') < 0)
            .mapToDouble(PlainValues::number)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    boolean fractionsBelow =
        texts.stream()
            .filter(text -> text.indexOf(',') >= 0 || text.indexOf('.') >= 0)
            .allMatch(text -> PlainValues.number(text.replace(',', '.')) < least);
    return median(plain) >= least && fractionsBelow;
  }

  static double median(double[] sorted) {
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  /** How many of the numbers are of a kind, from 0 to 1. */
  static double share(double[] numbers, java.util.function.DoublePredicate kind) {
    return numbers.length == 0
        ? 0
        : (double) Arrays.stream(numbers).filter(kind).count() / numbers.length;
  }
}
