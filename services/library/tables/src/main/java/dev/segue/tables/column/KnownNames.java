package dev.segue.tables.column;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What tables call the fields of a track: the list in {@code column-names.txt}, read once. */
final class KnownNames {

  private static final String LIST = "column-names.txt";

  /** Ranks of abbreviations begin here: any plain name is better. */
  static final int ABBREVIATIONS = 1_000;

  /** By field, the rank of each normalised name; lower is better. */
  private static final Map<String, Map<String, Integer>> RANKS = read();

  private static final Map<Field, List<String>> PLAIN = plainNames();

  private KnownNames() {}

  /** How telling a name is of a field; null if it is none of its names. */
  static @Nullable Integer rank(Field field, String normalised) {
    return RANKS.getOrDefault(field.label(), Map.of()).get(normalised);
  }

  /** The plain names of a field, normalised. */
  static List<String> plain(Field field) {
    return PLAIN.getOrDefault(field, List.of());
  }

  private static Map<Field, List<String>> plainNames() {
    Map<Field, List<String>> plain = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      plain.put(
          field,
          RANKS.getOrDefault(field.label(), Map.of()).entrySet().stream()
              .filter(name -> name.getValue() < ABBREVIATIONS)
              .map(Map.Entry::getKey)
              .toList());
    }
    return plain;
  }

  private static Map<String, Map<String, Integer>> read() {
    InputStream list = KnownNames.class.getResourceAsStream(LIST);
    if (list == null) {
      throw new IllegalStateException(LIST + " is not beside the class");
    }
    Map<String, Map<String, Integer>> ranks = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          int colon = line.indexOf(':');
          add(
              ranks.computeIfAbsent(line.substring(0, colon), field -> new HashMap<>()),
              line.substring(colon + 1).split(","));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ranks;
  }

  private static void add(Map<String, Integer> ranks, String[] names) {
    for (String name : names) {
      boolean abbreviation = name.strip().startsWith("~");
      int rank = ranks.size() + (abbreviation ? ABBREVIATIONS : 0);
      ranks.putIfAbsent(ColumnName.normalise(name), rank);
    }
  }
}
