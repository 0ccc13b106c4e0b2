package dev.segue.tables.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/** When something was said, as tables write it. */
public final class RatingTimes {

  /** The year 5138 in seconds, and 1973 in milliseconds: ratings are neither so late nor so old. */
  private static final double FIRST_IN_MILLIS = 1e11;

  private static final double MILLIS = 1_000;
  private static final double LAST = 1e14;

  private RatingTimes() {}

  /**
   * Milliseconds since the epoch.
   *
   * @param text ISO 8601 (a date, or a date and a time; UTC unless it names an offset), or a number
   *     of seconds or milliseconds since the epoch
   * @return empty if it is none of these, or before 1970
   */
  public static OptionalLong parse(String text) {
    double number = PlainValues.number(text);
    if (!Double.isNaN(number)) {
      double millis = number < FIRST_IN_MILLIS ? number * MILLIS : number;
      return number >= 0 && millis <= LAST
          ? OptionalLong.of(Math.round(millis))
          : OptionalLong.empty();
    }
    try {
      long millis = instant(text.replace(' ', 'T'));
      return millis >= 0 ? OptionalLong.of(millis) : OptionalLong.empty();
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static long instant(String text) {
    int time = text.indexOf('T');
    if (time < 0) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }
    boolean offset =
        text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
    return offset
        ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
