package dev.segue.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search as people write it: words, and fields such as {@code artist:miles davis}, {@code
 * year:1955-1960} or {@code track:"so what"}. The value of a field goes to the next field; in
 * quotation marks, to their end. {@code title:} is {@code track:}; {@code tag:} says nothing and is
 * passed over.
 *
 * @param words what is outside of fields
 * @param fields by their names, in lower case
 */
public record SearchQuery(String words, Map<String, String> fields) {
  private static final Pattern FIELD =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(track|title|artist|album|year|genre|isrc|upc|tag):\\s*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern YEARS = Pattern.compile("([0-9]{4})(?:\\s*-\\s*([0-9]{4}))?");

  public SearchQuery {
    fields = Map.copyOf(fields);
  }

  /** Reads a search. */
  public static SearchQuery of(String text) {
    StringBuilder words = new StringBuilder();
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher matcher = FIELD.matcher(text);
    int at = 0;
    while (matcher.find(at)) {
      words.append(text, at, matcher.start()).append(' ');
      String name = matcher.group(1).toLowerCase(Locale.ROOT);
      int from = matcher.end();
      int quote =
          from < text.length() && text.charAt(from) == '"' ? text.indexOf('"', from + 1) : -1;
      int to = quote >= 0 ? quote + 1 : matcher.find(from) ? matcher.start() : text.length();
      fields.merge(
          name.equals("title") ? "track" : name,
          text.substring(from, to).replace("\"", "").strip(),
          (one, other) -> one + " " + other);
      at = to;
    }
    words.append(text, at, text.length());
    fields.remove("tag");
    return new SearchQuery(words.toString().strip().replaceAll("\\s+", " "), fields);
  }

  /** The value of a field; empty where it is not asked for. */
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /**
   * The years that are asked for, from and to; empty where none are, or what is written is none.
   */
  List<Integer> years() {
    Matcher years = YEARS.matcher(field("year"));
    if (!years.matches()) {
      return List.of();
    }
    int from = Integer.parseInt(years.group(1));
    List<Integer> both = new ArrayList<>(List.of(from));
    both.add(years.group(2) == null ? from : Integer.parseInt(years.group(2)));
    return both;
  }
}
