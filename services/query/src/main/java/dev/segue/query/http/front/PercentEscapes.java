package dev.segue.query.http.front;

/** The escapes of an address: {@code %} and two hexadecimal digits (RFC 3986), nothing else. */
final class PercentEscapes {
  private PercentEscapes() {}

  /** Whether each {@code %} is the begin of an escape. */
  static boolean wellFormed(String text) {
    for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 3)) {
      if (at + 2 >= text.length() || !hex(text.charAt(at + 1)) || !hex(text.charAt(at + 2))) {
        return false;
      }
    }
    return true;
  }

  private static boolean hex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }
}
