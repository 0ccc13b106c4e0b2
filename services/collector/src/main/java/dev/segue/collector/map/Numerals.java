package dev.segue.collector.map;

import java.util.List;
import java.util.Locale;

/**
 * Values of features as they are written: mostly numbers, but a key may be a note's name and a
 * duration a time.
 */
final class Numerals {

  private static final List<String> NOTES =
      List.of("c", "c#", "d", "d#", "e", "f", "f#", "g", "g#", "a", "a#", "b");
  private static final List<String> FLATS =
      List.of("", "db", "", "eb", "", "", "gb", "", "ab", "", "bb", "");
  private static final double SIXTY = 60;
  private static final double MILLISECONDS = 1_000;

  private Numerals() {}

  /**
   * Reads a value.
   *
   * @param factor what a plain number is multiplied by
   * @return NaN if the text is no value of this field in any spelling
   */
  static double parse(Field field, String text, boolean decimalComma, double factor) {
    double number = Values.number(text, decimalComma);
    if (Double.isNaN(number)) {
      return spelled(field, text);
    }
    return factor == 1 ? number : number * factor;
  }

  private static double spelled(Field field, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (field == Field.KEY) {
      int pitch =
          Math.max(NOTES.indexOf(lower.replace('♯', '#')), FLATS.indexOf(lower.replace('♭', 'b')));
      return pitch < 0 ? Double.NaN : pitch;
    }
    if (field == Field.MODE) {
      return lower.equals("major") ? 1 : lower.equals("minor") ? 0 : Double.NaN;
    }
    return field == Field.DURATION_MS ? clock(text) : Double.NaN;
  }

  /** {@code 3:45} or {@code 1:02:03}. */
  private static double clock(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length < 2 || parts.length > 3) {
      return Double.NaN;
    }
    double seconds = 0;
    for (String part : parts) {
      seconds = seconds * SIXTY + Values.number(part, false);
    }
    return seconds * MILLISECONDS;
  }
}
