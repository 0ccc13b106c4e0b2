package dev.segue.tables.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates of release at the precision that is known: YYYY, YYYY-MM or YYYY-MM-DD. */
public final class ReleaseDates {

  private static final int FIRST_YEAR = 1000;

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})[-/.年](\\d{1,2})(?:[-/.月](\\d{1,2})日?|月)?(?:[T ].*)?");
  private static final Pattern COMPACT = Pattern.compile("([12]\\d{3})(\\d{2})(\\d{2})");
  private static final Pattern YEAR_ALONE = Pattern.compile("(?<![\\d.,])([12]\\d{3})(?![\\d])");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s*(?:of\\s+)?[\\s-]?)?([a-z]{3,9})\\.?[\\s-]?"
              + "(?:(\\d{1,2})(?:st|nd|rd|th)?,?[\\s-])?,?\\s*(\\d{4})");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private ReleaseDates() {}

  /** The same where nothing is known of the order of day and month. */
  public static @Nullable String parse(String text) {
    return parse(text, DateOrder.UNKNOWN);
  }

  /**
   * The date as ISO 8601 has it. A time of day is cut off, a year may be written as the number it
   * was taken for ({@code 1999.0}), and of a date in words or in an order that is not known at
   * least the year is read.
   *
   * @return null if it is no date
   */
  public static @Nullable String parse(String text, DateOrder order) {
    String date = text.length() == 6 && text.endsWith(".0") ? text.substring(0, 4) : text;
    if (date.length() == 4 && PlainValues.number(date) >= FIRST_YEAR) {
      return date;
    }
    Matcher yearFirst = YEAR_FIRST.matcher(date);
    if (yearFirst.matches()) {
      String day = yearFirst.group(3);
      return iso(
          number(yearFirst.group(1)), number(yearFirst.group(2)), day == null ? 0 : number(day));
    }
    Matcher numbers = DateOrder.NUMBERS.matcher(date);
    if (numbers.lookingAt()) {
      return ordered(numbers, date.charAt(numbers.end(1)) == '.' ? DateOrder.DAY_FIRST : order);
    }
    Matcher compact = COMPACT.matcher(date);
    if (compact.matches()) {
      return iso(number(compact.group(1)), number(compact.group(2)), number(compact.group(3)));
    }
    String named = named(date.toLowerCase(Locale.ROOT));
    return named != null ? named : year(date);
  }

  private static @Nullable String ordered(Matcher numbers, DateOrder order) {
    int first = number(numbers.group(1));
    int second = number(numbers.group(2));
    int year = number(numbers.group(3));
    if (order == DateOrder.DAY_FIRST || first > DateOrder.MONTHS) {
      return iso(year, second, first);
    }
    if (order == DateOrder.MONTH_FIRST || second > DateOrder.MONTHS) {
      return iso(year, first, second);
    }
    return first == second ? iso(year, first, second) : iso(year, 0, 0);
  }

  /** {@code June 14, 2019}, {@code 14 Jun 2019}, {@code Jun 2019}. */
  private static @Nullable String named(String text) {
    Matcher named = NAMED.matcher(text);
    if (!named.matches()) {
      return null;
    }
    int month = MONTHS.indexOf(named.group(2).substring(0, 3)) + 1;
    String day = named.group(1) == null ? named.group(3) : named.group(1);
    return month == 0 ? null : iso(number(named.group(4)), month, day == null ? 0 : number(day));
  }

  /** The only number of four digits in the text that can be a year. */
  private static @Nullable String year(String text) {
    Matcher years = YEAR_ALONE.matcher(text);
    if (text.length() < 5 || !years.find()) {
      return null;
    }
    String year = years.group(1);
    return years.find() ? null : year;
  }

  /** A month or day of 0 is not known; null if there is no such date. */
  private static @Nullable String iso(int year, int month, int day) {
    if (year < FIRST_YEAR) {
      return null;
    }
    try {
      LocalDate date = LocalDate.of(year, Math.max(month, 1), month == 0 ? 1 : Math.max(day, 1));
      int length = month == 0 ? 4 : day == 0 ? 7 : 10;
      return date.toString().substring(0, length);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}
