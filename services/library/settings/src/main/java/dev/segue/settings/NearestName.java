package dev.segue.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/**
 * Guesses which name was meant by a mistyped one, by the fewest characters to insert, delete,
 * replace or swap with the next (Damerau and Levenshtein).
 */
public final class NearestName {
  private static final DamerauLevenshteinDistance EDITS = new DamerauLevenshteinDistance();

  private NearestName() {}

  /** The nearest of the known names, or "none"; of equally near ones the first in the alphabet. */
  public static String of(String unknown, Collection<String> known) {
    return nearest(unknown, known).orElse("none");
  }

  /** The same, if no more than a third of the name, or two characters, would have to change. */
  public static Optional<String> ifNear(String unknown, Collection<String> known) {
    int most = Math.max(2, unknown.length() / 3);
    return nearest(unknown, known).filter(name -> edits(unknown, name) <= most);
  }

  /** How many characters have to change. */
  public static int edits(String a, String b) {
    return EDITS.apply(a, b);
  }

  private static Optional<String> nearest(String unknown, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt((String name) -> edits(unknown, name))
                .thenComparing(Comparator.naturalOrder()));
  }
}
