package dev.segue.cli.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure, with what was hoped for.
 *
 * @param key for machines, snake_case
 * @param label for people
 * @param value what was measured, in {@code unit}
 * @param goal null where there is none
 */
public record Figure(String key, String label, double value, String unit, @Nullable Goal goal) {

  /** A bound that the figure should keep. */
  public record Goal(boolean atLeast, double bound) {
    boolean isMet(double value) {
      return atLeast ? value >= bound : value <= bound;
    }
  }

  /** A figure without a goal. */
  public static Figure of(String key, String label, double value, String unit) {
    return new Figure(key, label, value, unit, null);
  }

  /** The same figure, which should be this or more. */
  public Figure atLeast(double bound) {
    return new Figure(key, label, value, unit, new Goal(true, bound));
  }

  /** The same figure, which should be this or less. */
  public Figure atMost(double bound) {
    return new Figure(key, label, value, unit, new Goal(false, bound));
  }

  String describeValue() {
    return number(value) + (unit.isEmpty() ? "" : " " + unit);
  }

  String describeGoal() {
    return goal == null
        ? ""
        : (goal.atLeast() ? "≥ " : "≤ ")
            + number(goal.bound())
            + (goal.isMet(value) ? "" : "  (missed)");
  }

  /** The value, and the goal where there is one. */
  String describeInAGrid() {
    if (goal == null) {
      return number(value);
    }
    return number(value) + " (" + describeGoal().replace("  (missed)", ", missed") + ")";
  }

  private static String number(double value) {
    double size = Math.abs(value);
    String format =
        size >= 1_000 || value == Math.rint(value)
            ? "%,.0f"
            : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
