package dev.segue.query.facade.spotify;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.RowFacts;
import dev.segue.catalogue.RowNames;
import dev.segue.catalogue.Rows;
import dev.segue.catalogue.TrackFacts;
import dev.segue.engine.index.RowFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A search as Spotify writes it: words, and fields such as {@code artist:miles davis}, {@code
 * year:1955-1960} or {@code track:"so what"}. The value of a field goes to the next field; in
 * quotation marks, to their end. An album is found by its whole title, everything else by the
 * beginnings of words. {@code tag:} says nothing here and is passed over; no track has a {@code
 * upc:}.
 */
final class SearchQuery {
  private static final Pattern FIELD =
      Pattern.compile(
          "\\b(track|artist|album|year|genre|isrc|upc|tag):\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern YEARS = Pattern.compile("([0-9]{4})(?:\\s*-\\s*([0-9]{4}))?");

  private final String words;
  private final Map<String, String> fields;

  private SearchQuery(String words, Map<String, String> fields) {
    this.words = words;
    this.fields = Map.copyOf(fields);
  }

  static SearchQuery of(String text) {
    StringBuilder words = new StringBuilder();
    Map<String, String> fields = new HashMap<>();
    Matcher matcher = FIELD.matcher(text);
    int at = 0;
    while (matcher.find(at)) {
      words.append(text, at, matcher.start()).append(' ');
      int from = matcher.end();
      int quote =
          from < text.length() && text.charAt(from) == '"' ? text.indexOf('"', from + 1) : -1;
      int to = quote >= 0 ? quote + 1 : matcher.find(from) ? matcher.start() : text.length();
      String name = nameAt(text, from);
      fields.merge(name, text.substring(from, to).replace("\"", "").strip(), (a, b) -> a + " " + b);
      at = to;
    }
    words.append(text, at, text.length());
    return new SearchQuery(words.toString().strip().replaceAll("\\s+", " "), fields);
  }

  private static String nameAt(String text, int end) {
    int colon = text.lastIndexOf(':', end - 1);
    int start = colon;
    while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, colon).toLowerCase(Locale.ROOT);
  }

  /** All words that title and artists of a track must have. */
  String text() {
    return Stream.of(words, field("track"), field("artist"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** What an artist is searched by: the field, or the words. */
  String artistText() {
    return fields.containsKey("artist") ? field("artist") : words;
  }

  /** What {@link #text} alone does not say, over the rows of a snapshot. */
  RowFilter filter(CatalogueSnapshot snapshot) {
    Rows rows = snapshot.rows();
    RowNames names = rows.names();
    RowFacts facts = rows.facts();
    List<RowFilter> all = new ArrayList<>();
    if (fields.containsKey("upc")) {
      all.add(row -> false);
    }
    if (fields.containsKey("year")) {
      Matcher years = YEARS.matcher(field("year"));
      boolean valid = years.matches();
      int from = valid ? Integer.parseInt(years.group(1)) : 1;
      int to = valid && years.group(2) != null ? Integer.parseInt(years.group(2)) : from;
      all.add(row -> valid && facts.year(row) >= from && facts.year(row) <= to);
    }
    if (fields.containsKey("genre")) {
      var labels = facts.genres(List.of(field("genre")));
      all.add(row -> facts.anyGenre(row, labels));
    }
    if (fields.containsKey("isrc")) {
      long isrc = TrackFacts.isrc(field("isrc"));
      all.add(row -> isrc != 0 && facts.isrc(row) == isrc);
    }
    if (fields.containsKey("track")) {
      String[] wanted = FoldedText.fold(field("track")).split(" ", -1);
      all.add(row -> has(names.title(row), wanted));
    }
    if (fields.containsKey("artist")) {
      String[] wanted = FoldedText.fold(field("artist")).split(" ", -1);
      all.add(row -> names.artists(row).stream().anyMatch(name -> has(name, wanted)));
    }
    if (fields.containsKey("album")) {
      String album = field("album");
      all.add(row -> facts.album(row) == TrackFacts.album(album, names.artists(row)));
    }
    return row -> {
      for (RowFilter one : all) {
        if (!one.accepts(row)) {
          return false;
        }
      }
      return true;
    };
  }

  private String field(String name) {
    return fields.getOrDefault(name, "");
  }

  private static boolean has(String folded, String[] words) {
    String spaced = " " + folded;
    for (String word : words) {
      if (!spaced.contains(" " + word)) {
        return false;
      }
    }
    return true;
  }
}
