package dev.segue.tables.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value in a cell that is written as Python or JSON writes it: lists, tuples, dicts, texts in
 * quotes, and bare words. Read with patience: the commas of a list may be missing, as NumPy writes
 * it.
 */
public final class Literal {

  private static final int FOUR_DIGITS = 4;
  private static final int DEEPEST = 50;

  private final String text;
  private int at;
  private boolean broken;

  private Literal(String text) {
    this.text = text;
  }

  /**
   * Reads a list or dict.
   *
   * @param text without surrounding blanks
   * @return a {@code List} or {@code Map} of the same, of texts and of nulls; null if it is none,
   *     or breaks off
   */
  public static @Nullable Object parse(String text) {
    if (text.length() < 2 || "[{(".indexOf(text.charAt(0)) < 0) {
      return null;
    }
    Literal literal = new Literal(text);
    Object value = literal.value(0);
    literal.blanks();
    return literal.broken || literal.at < text.length() ? null : value;
  }

  private @Nullable Object value(int depth) {
    blanks();
    if (at >= text.length() || depth > DEEPEST) {
      return fail();
    }
    char c = text.charAt(at);
    return switch (c) {
      case '[' -> list(']', depth);
      case '(' -> list(')', depth);
      case '{' -> map(depth);
      case '\'', '"' -> quoted(c);
      default -> word();
    };
  }

  private @Nullable Object list(char end, int depth) {
    List<@Nullable Object> items = new ArrayList<>(2);
    at++;
    while (!broken) {
      blanks();
      if (at >= text.length()) {
        return fail();
      }
      char c = text.charAt(at);
      if (c == end) {
        at++;
        return items;
      }
      if (c == ',') {
        at++;
      } else {
        items.add(value(depth + 1));
      }
    }
    return null;
  }

  private @Nullable Object map(int depth) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    at++;
    while (!broken) {
      blanks();
      if (at >= text.length()) {
        return fail();
      }
      char c = text.charAt(at);
      if (c == '}') {
        at++;
        return entries;
      }
      if (c == ',') {
        at++;
        continue;
      }
      Object key = value(depth + 1);
      blanks();
      if (broken || at >= text.length() || text.charAt(at) != ':') {
        return fail();
      }
      at++;
      entries.put(String.valueOf(key), value(depth + 1));
    }
    return null;
  }

  /** What stands without quotes: a number, {@code None}, a name. */
  private @Nullable String word() {
    int start = at;
    while (at < text.length() && ",:]})".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    if (at == start) {
      return fail();
    }
    return PlainValues.text(text.substring(start, at));
  }

  private @Nullable String quoted(char quote) {
    StringBuilder item = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote) {
        at++;
        return item.toString();
      }
      if (c == '\\' && at + 1 < text.length()) {
        at++;
        escape(text.charAt(at), item);
      } else {
        item.append(c);
      }
    }
    return fail();
  }

  /** What follows a backslash; leaves {@link #at} on its last character. */
  private void escape(char c, StringBuilder item) {
    switch (c) {
      case 'n', 'r', 't' -> item.append(' ');
      case 'x' -> code(2, item);
      case 'u' -> code(FOUR_DIGITS, item);
      default -> item.append(c);
    }
  }

  private void code(int digits, StringBuilder item) {
    try {
      if (at + digits < text.length()) {
        item.append((char) Integer.parseInt(text, at + 1, at + 1 + digits, 16));
        at += digits;
        return;
      }
    } catch (NumberFormatException e) {
      // No code: the letter stands for itself, below.
    }
    item.append(text.charAt(at));
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private @Nullable String fail() {
    broken = true;
    return null;
  }
}
