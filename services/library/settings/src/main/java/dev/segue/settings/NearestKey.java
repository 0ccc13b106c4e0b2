package dev.segue.settings;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;

/**
 * Guesses which key was meant, by the fewest letters to insert, delete or replace (Levenshtein).
 */
public final class NearestKey {
  private NearestKey() {}

  /** The nearest of the known keys; of equally near ones the first in the alphabet. */
  public static String of(String unknown, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt((String key) -> distance(unknown, key))
                .thenComparing(Comparator.naturalOrder()))
        .orElse("none");
  }

  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    Arrays.setAll(previous, column -> column);
    for (int row = 1; row <= a.length(); row++) {
      current[0] = row;
      for (int column = 1; column <= b.length(); column++) {
        int replaced = previous[column - 1] + (a.charAt(row - 1) == b.charAt(column - 1) ? 0 : 1);
        int edited = 1 + Math.min(previous[column], current[column - 1]);
        current[column] = Math.min(replaced, edited);
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }
}
