package dev.segue.tables.column;

import dev.segue.tables.value.Durations;
import dev.segue.tables.value.MusicalKey;
import dev.segue.tables.value.NumberStyle;
import dev.segue.tables.value.PlainValues;
import java.util.Locale;

/**
 * A column that holds a feature, and how its values are read: all in one style and one unit.
 *
 * @param style how its numbers are written
 * @param unit what a number without a unit of its own is in
 */
public record FeatureColumn(Field field, int column, NumberStyle style, Unit unit) {

  private static final double HUNDRED = 100;
  private static final int LONGEST_UNIT = 5;

  /**
   * Reads a value, in our unit.
   *
   * @param text without surrounding blanks
   * @return NaN if the text is no value of the field in any spelling
   */
  public double parse(String text) {
    double number = style.parse(text);
    return Double.isNaN(number) ? spelled(text) : unit.convert(field, number);
  }

  /** A value that is more than a number: it has its unit behind it, or is in words. */
  private double spelled(String text) {
    return switch (field) {
      case KEY -> {
        MusicalKey key = MusicalKey.parse(text);
        yield key == null ? Double.NaN : key.pitch();
      }
      case MODE -> {
        Integer mode = MusicalKey.mode(text);
        MusicalKey key = mode == null ? MusicalKey.parse(text) : null;
        mode = key == null ? mode : key.mode();
        yield mode == null ? Double.NaN : mode;
      }
      case DURATION_MS -> Durations.parse(text);
      case TIME_SIGNATURE -> beats(text);
      case LOUDNESS -> withUnit(text, Unit.DECIBELS);
      case TEMPO -> withUnit(text, Unit.BEATS_PER_MINUTE);
      default -> perCent(text);
    };
  }

  private double perCent(String text) {
    int end = text.length() - 1;
    if (end <= 0 || text.charAt(end) != '%') {
      return Double.NaN;
    }
    double number = style.parse(text.substring(0, end).strip());
    return field == Field.POPULARITY ? number : number / HUNDRED;
  }

  private double withUnit(String text, Unit theirs) {
    int end = text.length();
    while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    String word = text.substring(end);
    if (end == 0 || word.isEmpty() || word.length() > LONGEST_UNIT || Unit.named(word) != theirs) {
      return Double.NaN;
    }
    return style.parse(text.substring(0, end).strip());
  }

  /** {@code 4/4} and {@code 6/8}: what stands above the line. */
  private static double beats(String text) {
    int line = text.indexOf('/');
    if (line <= 0) {
      return Double.NaN;
    }
    double below = PlainValues.number(text.substring(line + 1).strip());
    return below >= 1 ? PlainValues.number(text.substring(0, line).strip()) : Double.NaN;
  }

  /** For the report: how the column is read. */
  String reading() {
    return unit.text() + (style.isGrouped() ? " with grouped thousands" : "");
  }

  @Override
  public String toString() {
    return field.name().toLowerCase(Locale.ROOT) + " of column " + column + " in " + unit.text();
  }
}
