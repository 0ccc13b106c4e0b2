package dev.segue.tables.value;

import java.util.List;

/**
 * How the numbers of a column are written: which sign parts the whole from the fraction, and which
 * one only groups thousands. Decided once for a column, from a sample of it.
 */
public enum NumberStyle {
  /** {@code 1234.5}; a comma is no part of a number. */
  POINT('.', '\0'),
  /** {@code 1234,5}; a point does the same where there is no comma. */
  COMMA(',', '\0'),
  /** {@code 1,234.5}. */
  POINT_GROUPED('.', ','),
  /** {@code 1.234,5}. */
  COMMA_GROUPED(',', '.');

  private final char decimal;
  private final char group;

  NumberStyle(char decimal, char group) {
    this.decimal = decimal;
    this.group = group;
  }

  /** Whether the numbers of the column have signs that only group thousands. */
  public boolean isGrouped() {
    return group != '\0';
  }

  /**
   * Finds the style.
   *
   * @param numbers values of one column
   * @param large whether the column holds numbers of thousands, such as milliseconds: only there a
   *     sign before every three digits may group them, and elsewhere it is a fraction's
   */
  public static NumberStyle of(List<String> numbers, boolean large) {
    int commas = 0;
    int points = 0;
    int commaGroups = 0;
    int pointGroups = 0;
    for (String number : numbers) {
      int comma = number.lastIndexOf(',');
      int point = number.lastIndexOf('.');
      if (comma >= 0 && point >= 0) {
        return comma > point ? COMMA_GROUPED : POINT_GROUPED;
      }
      if (comma >= 0) {
        commas++;
        commaGroups += isGroups(number, ',') ? 1 : 0;
      } else if (point >= 0) {
        points++;
        pointGroups += isGroups(number, '.') ? 1 : 0;
      }
    }
    if (large && commas > 0 && commaGroups == commas) {
      return POINT_GROUPED;
    }
    if (large && points > 0 && pointGroups == points && commas == 0) {
      return COMMA_GROUPED;
    }
    return commas > 0 ? COMMA : POINT;
  }

  /** {@code 226,864} or {@code 1,226,864}: one to three digits, then three after every sign. */
  private static boolean isGroups(String number, char sign) {
    int digits = 0;
    int groups = 0;
    int start = number.startsWith("-") || number.startsWith("+") ? 1 : 0;
    for (int i = start; i < number.length(); i++) {
      char c = number.charAt(i);
      if (c == sign) {
        if (groups == 0 ? digits == 0 || digits > 3 : digits != 3) {
          return false;
        }
        groups++;
        digits = 0;
      } else if (PlainValues.isDigit(c)) {
        digits++;
      } else {
        break;
      }
    }
    return groups > 0 && digits == 3 && number.charAt(start) != '0';
  }

  /**
   * Reads a number in this style; a blank or an apostrophe before three digits groups them in every
   * style, and a minus may be the typographic one.
   *
   * @param text without surrounding blanks
   * @return NaN if it is no number
   */
  public double parse(String text) {
    if (this == POINT) {
      double number = PlainValues.number(text);
      if (!Double.isNaN(number)) {
        return number;
      }
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == decimal) {
        plain.append('.');
      } else if (c == group && isGrouped()) {
        if (!isBeforeThreeDigits(text, i)) {
          return Double.NaN;
        }
      } else if (c == '.') {
        plain.append('.'); // a comma's table may have been written by a tool that knows points only
      } else if (isBlankOrApostrophe(c)) {
        if (!isBeforeThreeDigits(text, i)) {
          return Double.NaN;
        }
      } else if (c == '\u2212') {
        plain.append('-');
      } else {
        plain.append(c);
      }
    }
    return PlainValues.number(plain.toString());
  }

  private static boolean isBlankOrApostrophe(char c) {
    return c == ' ' || c == '\u00A0' || c == '\u202F' || c == '\u2009' || c == '\'' || c == '’';
  }

  private static boolean isBeforeThreeDigits(String text, int at) {
    if (at == 0 || !PlainValues.isDigit(text.charAt(at - 1)) || at + 3 >= text.length()) {
      return false;
    }
    for (int i = 1; i <= 3; i++) {
      if (!PlainValues.isDigit(text.charAt(at + i))) {
        return false;
      }
    }
    return at + 4 == text.length() || !PlainValues.isDigit(text.charAt(at + 4));
  }
}
