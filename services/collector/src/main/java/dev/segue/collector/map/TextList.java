package dev.segue.collector.map;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several names in one value: a Python list, a JSON array, or names between semicolons or bars.
 * Anything else is one name: a comma, a slash or an ampersand may be part of it ("Tyler, The
 * Creator", "AC/DC").
 */
final class TextList {

  private static final int FOUR_DIGITS = 4;

  private final String text;
  private int at = 1;

  private TextList(String text) {
    this.text = text;
  }

  /** Names, in order and without repeats; none if the value stands for nothing. */
  static List<String> parse(@Nullable String raw, boolean splitAtCommas) {
    String text = Values.text(raw);
    if (text == null) {
      return List.of();
    }
    if (isList(text)) {
      List<String> items = new TextList(text).items();
      if (items != null) {
        return items;
      }
    }
    List<String> items = new ArrayList<>(2);
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ';';
      if (c == ';' || c == '|' || (c == ',' && splitAtCommas)) {
        add(items, text.substring(start, i));
        start = i + 1;
      }
    }
    return items;
  }

  /** In brackets, and with a quote in them or nothing: a band may be called [spunge]. */
  private static boolean isList(String text) {
    int end = text.length() - 1;
    return end > 0
        && text.charAt(0) == '['
        && text.charAt(end) == ']'
        && (end == 1 || text.indexOf('\'') > 0 || text.indexOf('"') > 0);
  }

  private static void add(List<String> items, String item) {
    String name = Values.text(item);
    if (name != null && !items.contains(name)) {
      items.add(name);
    }
  }

  /**
   * The items between the brackets, null if a quote is left open: then it is no list but a name in
   * brackets.
   */
  private @Nullable List<String> items() {
    List<String> items = new ArrayList<>(2);
    int end = text.length() - 1;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '\'' || c == '"') {
        String item = quoted(c, end);
        if (item == null) {
          return null;
        }
        add(items, item);
      } else if (c == ',' || Character.isWhitespace(c)) {
        at++;
      } else {
        int start = at;
        while (at < end && text.charAt(at) != ',') {
          at++;
        }
        add(items, text.substring(start, at));
      }
    }
    return items;
  }

  private @Nullable String quoted(char quote, int end) {
    StringBuilder item = new StringBuilder();
    for (at++; at < end; at++) {
      char c = text.charAt(at);
      if (c == quote) {
        at++;
        return item.toString();
      }
      if (c == '\\' && at + 1 < end) {
        at++;
        escape(text.charAt(at), end, item);
      } else {
        item.append(c);
      }
    }
    return null;
  }

  /** What follows a backslash; leaves {@link #at} on its last character. */
  private void escape(char c, int end, StringBuilder item) {
    switch (c) {
      case 'n', 'r', 't' -> item.append(' ');
      case 'x' -> code(2, end, item);
      case 'u' -> code(FOUR_DIGITS, end, item);
      default -> item.append(c);
    }
  }

  private void code(int digits, int end, StringBuilder item) {
    try {
      if (at + digits < end) {
        item.append((char) Integer.parseInt(text, at + 1, at + 1 + digits, 16));
        at += digits;
        return;
      }
    } catch (NumberFormatException e) {
      // No code: the letter stands for itself, below.
    }
    item.append(text.charAt(at));
  }
}
