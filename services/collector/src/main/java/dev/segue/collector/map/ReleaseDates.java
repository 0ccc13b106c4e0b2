package dev.segue.collector.map;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Dates of release at the precision that is known: YYYY, YYYY-MM or YYYY-MM-DD. */
final class ReleaseDates {

  private ReleaseDates() {}

  /**
   * The date as ISO 8601 has it. A time of day is cut off, and a year may be written as the number
   * it was taken for ({@code 1999.0}).
   *
   * @return null if it is no such date
   */
  static @Nullable String parse(String text) {
    String date =
        text.length() > 10 && (text.charAt(10) == 'T' || text.charAt(10) == ' ')
            ? text.substring(0, 10)
            : text;
    if (date.length() == 6 && date.endsWith(".0")) {
      date = date.substring(0, 4);
    }
    int length = date.length();
    if (length != 4 && length != 7 && length != 10) {
      return null;
    }
    for (int i = 0; i < length; i++) {
      char c = date.charAt(i);
      boolean dash = i == 4 || i == 7;
      if (dash ? c != '-' : !Values.isDigit(c)) {
        return null;
      }
    }
    int year = Integer.parseInt(date, 0, 4, 10);
    int month = length > 4 ? Integer.parseInt(date, 5, 7, 10) : 1;
    int day = length > 7 ? Integer.parseInt(date, 8, 10, 10) : 1;
    if (year < 1000) {
      return null;
    }
    try {
      LocalDate checked = LocalDate.of(year, month, day);
      return checked.toString().substring(0, length);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
