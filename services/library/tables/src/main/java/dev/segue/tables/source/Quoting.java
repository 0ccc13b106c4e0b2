package dev.segue.tables.source;

/** Quotes of comma-separated text (RFC 4180). */
public final class Quoting {

  private Quoting() {}

  /** The value as a field of a comma-separated line: in quotes where it must be, else as it is. */
  public static String quoted(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return '"' + value.replace("\"", "\"\"") + '"';
      }
    }
    return value;
  }
}
