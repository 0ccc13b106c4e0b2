package dev.segue.query.http;

import java.util.List;

/** The sentences that say what is wrong with a value, the same for query string and body. */
final class ValueErrors {
  private static final int LONGEST = 64;

  private ValueErrors() {}

  static String wholeNumber(String name, int min, int max, String given) {
    return "'"
        + name
        + "' must be a whole number from "
        + min
        + " to "
        + max
        + ", not "
        + quote(given)
        + ".";
  }

  static String number(String name, String given) {
    return "'" + name + "' must be a number, not " + quote(given) + ".";
  }

  static String flag(String name, String given) {
    return "'" + name + "' must be true or false, not " + quote(given) + ".";
  }

  static String choice(String name, List<String> labels, String given) {
    return "'" + name + "' must be " + String.join(", ", labels) + ", not " + quote(given) + ".";
  }

  static String tooMany(String name, int most, int given) {
    return "'" + name + "' takes at most " + most + " values, not " + given + ".";
  }

  static void checkLength(String name, String value, int longest) {
    if (value.length() > longest) {
      throw ProblemException.invalid(
          name,
          "'" + name + "' may be " + longest + " characters long, not " + value.length() + ".");
    }
  }

  /** A label: not too long, and not blank, which no track has. */
  static void checkLabel(String name, String value, int longest) {
    if (value.isBlank()) {
      throw ProblemException.invalid(name, "'" + name + "' holds an empty text.");
    }
    checkLength(name, value, longest);
  }

  /** The value as given, cut to a length that fits a sentence. */
  static String quote(String given) {
    return "'" + (given.length() > LONGEST ? given.substring(0, LONGEST) + "..." : given) + "'";
  }
}
