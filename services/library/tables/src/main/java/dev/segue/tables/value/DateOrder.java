package dev.segue.tables.value;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which order a column writes day and month between slashes, such as {@code 06/14/2019}. */
public enum DateOrder {
  DAY_FIRST,
  MONTH_FIRST,
  /** Nothing in the sample tells: only the year is sure. */
  UNKNOWN;

  static final Pattern NUMBERS = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})");
  static final int MONTHS = 12;

  /** Decides by the values of a column: only a day can be greater than 12. */
  public static DateOrder of(List<String> dates) {
    int day = 0;
    int month = 0;
    for (String date : dates) {
      Matcher numbers = NUMBERS.matcher(date.strip());
      if (numbers.lookingAt()) {
        if (date.indexOf('.') > 0) {
          day++; // no country writes the month first and points between
        } else {
          day += Integer.parseInt(numbers.group(1)) > MONTHS ? 1 : 0;
          month += Integer.parseInt(numbers.group(2)) > MONTHS ? 1 : 0;
        }
      }
    }
    return day > 0 && month == 0 ? DAY_FIRST : month > 0 && day == 0 ? MONTH_FIRST : UNKNOWN;
  }
}
