package dev.segue.tables.column;

import org.jspecify.annotations.Nullable;

/**
 * In which unit a column is, or the question that has to be asked.
 *
 * @param unit null if the values do not tell
 * @param question what is unclear, as the middle of a sentence; null if nothing is
 */
record UnitDecision(@Nullable Unit unit, @Nullable String question) {

  static UnitDecision of(Unit unit) {
    return new UnitDecision(unit, null);
  }

  static UnitDecision ask(String question) {
    return new UnitDecision(null, question);
  }
}
