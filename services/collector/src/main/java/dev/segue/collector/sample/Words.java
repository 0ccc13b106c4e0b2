package dev.segue.collector.sample;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The vocabulary of invented names, and the habits of genres ({@code words.json}). */
record Words(
    List<String> adjectives,
    List<String> nouns,
    List<String> verbs,
    List<String> phrases,
    List<String> spanishNouns,
    List<String> spanishPhrases,
    List<String> firstNames,
    List<String> nameStarts,
    List<String> nameEnds,
    Map<String, Era> eras,
    Map<String, List<String>> markets,
    Map<String, Double> explicit) {

  /** What holds for the genres that are not named. */
  private static final String OTHERS = "*";

  /** The years in which a sub-genre is released, both included. */
  record Era(int first, int last) {}

  static Words load() {
    JsonNode root = GenreProfiles.json("words.json");
    Map<String, Era> eras = new HashMap<>();
    root.get("eras")
        .properties()
        .forEach(
            e ->
                eras.put(
                    e.getKey(), new Era(e.getValue().get(0).asInt(), e.getValue().get(1).asInt())));
    Map<String, List<String>> markets = new HashMap<>();
    root.get("markets").properties().forEach(e -> markets.put(e.getKey(), repeated(e.getValue())));
    Map<String, Double> explicit = new HashMap<>();
    root.get("explicit")
        .properties()
        .forEach(e -> explicit.put(e.getKey(), e.getValue().asDouble()));
    return new Words(
        capitalised(root.get("adjectives")),
        capitalised(root.get("nouns")),
        capitalised(root.get("verbs")),
        strings(root.get("phrases")),
        capitalised(root.get("spanish_nouns")),
        strings(root.get("spanish_phrases")),
        strings(root.get("first_names")),
        strings(root.get("name_starts")),
        strings(root.get("name_ends")),
        Map.copyOf(eras),
        Map.copyOf(markets),
        Map.copyOf(explicit));
  }

  Era era(String subgenre) {
    return eras.getOrDefault(subgenre, new Era(1990, 2024));
  }

  /** Countries, each as often as its weight. */
  List<String> marketsOf(String genre) {
    List<String> own = markets.get(genre);
    return own != null ? own : markets.getOrDefault(OTHERS, List.of("US"));
  }

  double explicitShareOf(String genre) {
    return explicit.getOrDefault(genre, explicit.getOrDefault(OTHERS, 0.0));
  }

  private static List<String> repeated(JsonNode weights) {
    List<String> values = new ArrayList<>();
    weights
        .properties()
        .forEach(
            e -> {
              for (int i = 0; i < e.getValue().asInt(); i++) {
                values.add(e.getKey());
              }
            });
    return List.copyOf(values);
  }

  private static List<String> capitalised(JsonNode array) {
    return strings(array).stream()
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .toList();
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(element -> strings.add(element.textValue()));
    return List.copyOf(strings);
  }
}
