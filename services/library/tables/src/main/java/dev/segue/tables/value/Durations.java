package dev.segue.tables.value;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths that say their own unit: {@code 3:25}, {@code 225s}, {@code 3 min 25 s}, {@code PT3M}.
 */
public final class Durations {

  private static final double SIXTY = 60;
  private static final double SECOND = 1_000;

  /** Hours, minutes and seconds; pandas writes days before them. */
  private static final Pattern CLOCK =
      Pattern.compile("(?:0 days? )?(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{1,2})(?:[.,](\\d{1,9}))?");

  private static final Pattern PART =
      Pattern.compile("(\\d+(?:[.,]\\d+)?)\\s*([a-zµ'\"′″]+)\\.?[\\s,]*");

  private Durations() {}

  /** Whether the text is a time as a clock shows it. */
  public static boolean isClock(String text) {
    return CLOCK.matcher(text).matches();
  }

  /**
   * The length in milliseconds.
   *
   * @return NaN if the text is none, or a bare number
   */
  public static double parse(String text) {
    Matcher clock = CLOCK.matcher(text);
    if (clock.matches()) {
      return clock(clock);
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("pt")) {
      lower = lower.substring(2);
    }
    Matcher part = PART.matcher(lower);
    double millis = 0;
    int end = 0;
    while (part.find() && part.start() == end) {
      double unit = millis(part.group(2));
      millis += PlainValues.number(part.group(1).replace(',', '.')) * unit;
      end = part.end();
    }
    return end > 0 && end == lower.length() ? Math.rint(millis) : Double.NaN;
  }

  private static double clock(Matcher clock) {
    String hours = clock.group(1);
    String minutes = clock.group(2);
    String fraction = clock.group(4);
    double seconds =
        (hours == null ? 0 : PlainValues.number(hours)) * SIXTY * SIXTY
            + PlainValues.number(minutes) * SIXTY
            + PlainValues.number(clock.group(3));
    if (PlainValues.number(clock.group(3)) >= SIXTY
        || (hours != null && PlainValues.number(minutes) >= SIXTY)) {
      return Double.NaN;
    }
    double rest = fraction == null ? 0 : PlainValues.number("0." + fraction);
    return Math.rint((seconds + rest) * SECOND);
  }

  /** Milliseconds of a unit; NaN if it is none of time. */
  private static double millis(String unit) {
    return switch (unit) {
      case "ms", "msec", "msecs", "millis", "milliseconds", "millisecond" -> 1;
      case "s", "sec", "secs", "second", "seconds", "\"", "″", "''", "sek" -> SECOND;
      case "m", "min", "mins", "minute", "minutes", "'", "′", "minuten" -> SIXTY * SECOND;
      case "h", "hr", "hrs", "hour", "hours", "std" -> SIXTY * SIXTY * SECOND;
      default -> Double.NaN;
    };
  }
}
