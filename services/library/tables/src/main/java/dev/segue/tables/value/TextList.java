package dev.segue.tables.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Several names in one value: a Python list, a JSON array, a list of dicts with a name in each, or
 * names between semicolons or bars. Anything else is one name: a comma, a slash or an ampersand may
 * be part of it ("Tyler, The Creator", "AC/DC").
 */
public final class TextList {

  /** Where a dict has the name of what it describes, the most telling first. */
  private static final List<String> NAMES =
      List.of("name", "artist_name", "artist", "title", "artist_credit_name", "genre", "label");

  /** Where a dict has ids for keys, its values are the names. */
  private static final Pattern SERVICE_ID = Pattern.compile("[0-9A-Za-z]{16,40}");

  private TextList() {}

  /** Names, in order and without repeats; none if the value stands for nothing. */
  public static List<String> parse(@Nullable String raw, boolean splitAtCommas) {
    String text = PlainValues.text(raw);
    if (text == null) {
      return List.of();
    }
    if (isList(text)) {
      Object literal = Literal.parse(text);
      if (literal != null) {
        List<String> items = new ArrayList<>(2);
        addAll(items, literal);
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
  public static boolean isList(String text) {
    int end = text.length() - 1;
    if (end <= 0) {
      return false;
    }
    char first = text.charAt(0);
    char last = text.charAt(end);
    boolean brackets =
        (first == '[' && last == ']')
            || (first == '{' && last == '}')
            || (first == '(' && last == ')');
    return brackets && (end == 1 || text.indexOf('\'') > 0 || text.indexOf('"') > 0);
  }

  private static void addAll(List<String> items, @Nullable Object literal) {
    if (literal instanceof List<?> list) {
      list.forEach(item -> addAll(items, item));
    } else if (literal instanceof Map<?, ?> map) {
      for (String key : NAMES) {
        if (map.get(key) instanceof String name) {
          add(items, name);
          return;
        }
      }
      if (map.keySet().stream()
          .allMatch(key -> SERVICE_ID.matcher(String.valueOf(key)).matches())) {
        map.values().forEach(name -> addAll(items, name));
      }
    } else if (literal instanceof String name) {
      add(items, name);
    }
  }

  private static void add(List<String> items, String item) {
    String name = PlainValues.text(item);
    if (name != null && !items.contains(name)) {
      items.add(name);
    }
  }
}
