package dev.segue.tables.library;

/** Numbers as files of programs write them, with a decimal point. */
public final class Numbers {

  private static final int LONGEST = 40;
  private static final double SIXTY = 60;

  private Numbers() {}

  /** The number; NaN if it is none. What Java alone takes for one (1f, 0x1p3, NaN) is none. */
  public static double parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Double.NaN;
    }
    for (int i = 0; i < text.length(); i++) {
      if ("0123456789.+-eE".indexOf(text.charAt(i)) < 0) {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Seconds, as a number or as {@code 3:45} or {@code 1:02:03}; NaN if it is neither. */
  public static double seconds(String text) {
    double seconds = 0;
    for (String part : text.split(":", -1)) {
      seconds = seconds * SIXTY + parse(part);
    }
    return seconds;
  }
}
