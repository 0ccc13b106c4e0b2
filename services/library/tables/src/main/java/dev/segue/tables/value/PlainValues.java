package dev.segue.tables.value;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands for nothing, for a number, for true and false. */
public final class PlainValues {

  private static final Set<String> NO_TEXT =
      Set.of("", "NA", "N/A", "n/a", "<NA>", "NaN", "nan", "NULL", "null", "None", "#N/A", "\\N");
  private static final Set<String> NO_NUMBER =
      Set.of(
          "na",
          "n/a",
          "n.a.",
          "<na>",
          "nan",
          "null",
          "nil",
          "none",
          "-",
          "--",
          "–",
          "—",
          "?",
          "#n/a",
          "undefined",
          "unknown",
          "\\n",
          "(null)");
  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1", "1.0", "explicit");
  private static final Set<String> FALSE =
      Set.of("false", "f", "no", "n", "0", "0.0", "clean", "notexplicit");

  private PlainValues() {}

  /**
   * The text without surrounding blanks, null if it stands for nothing. The tokens count only as
   * tools write them: a song may be called "none" or "Null".
   */
  public static @Nullable String text(@Nullable String raw) {
    if (raw == null) {
      return null;
    }
    String text = raw.strip();
    return text.length() <= 4 && NO_TEXT.contains(text) ? null : text;
  }

  /** Whether a value of a numeric column stands for nothing, in any case. */
  public static boolean isMissingNumber(String text) {
    return text.isEmpty()
        || (text.length() <= 9
            && !isDigit(text.charAt(text.length() - 1))
            && NO_NUMBER.contains(text.toLowerCase(Locale.ROOT)));
  }

  /**
   * A decimal number with a point, in scientific notation or not.
   *
   * @param text without surrounding blanks
   * @return NaN if it is no number, infinite if it is too large for one
   */
  public static double number(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Keeps out what Java alone takes for a number: 1f, 0x1p3, Infinity.
      if (!isDigit(c) && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return Double.NaN;
      }
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** True or false in any of the common spellings, null if it is neither. */
  public static @Nullable Boolean truth(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return TRUE.contains(lower) ? Boolean.TRUE : FALSE.contains(lower) ? Boolean.FALSE : null;
  }

  public static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
