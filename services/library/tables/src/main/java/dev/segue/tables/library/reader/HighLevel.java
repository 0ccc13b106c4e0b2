package dev.segue.tables.library.reader;

import org.jspecify.annotations.Nullable;

/** What probabilities of classes say of a feature. */
final class HighLevel {

  private HighLevel() {}

  /**
   * Valence from the probabilities that a recording is happy, and that it is sad: one half where
   * they balance.
   *
   * @param happy from 0 to 1; anything else is unknown
   * @param sad the same
   * @return a number as text; null if either is unknown
   */
  static @Nullable String valence(double happy, double sad) {
    return happy >= 0 && happy <= 1 && sad >= 0 && sad <= 1
        ? Double.toString((1 + happy - sad) / 2)
        : null;
  }
}
