package dev.segue.tables.column;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the unit of lengths of songs. Half of all songs of a table are shorter, and half longer,
 * than its median: it must be a length that songs have, in the unit that the header names, or in
 * exactly one if it names none.
 */
final class DurationUnits {

  /** A header may be of loops or of symphonies, but no table is mostly songs outside of these. */
  private static final double SHORTEST = 900;

  private static final double LONGEST = 6 * 3_600_000.0;

  /** Without a header to say it: most songs are longer than this. */
  private static final double SHORT_SONG = 45_000;

  private static final double LONGEST_IN_SECONDS = 5_000;
  private static final double SHORTEST_IN_MILLIS = 20_000;
  private static final double LONGEST_IN_MILLIS = 2e7;
  private static final double LONGEST_IN_MINUTES = 20;

  private DurationUnits() {}

  static UnitDecision find(double[] numbers, @Nullable Unit said) {
    double[] positive = Arrays.stream(numbers).filter(n -> n > 0).toArray();
    if (positive.length == 0) {
      return UnitDecision.of(
          said != null ? said : numbers.length == 0 ? Unit.TIMES : Unit.MILLISECONDS);
    }
    double median = ColumnSample.median(positive);
    if (said != null) {
      double millis =
          Unit.ours(Field.DURATION_MS) == said ? median : said.convert(Field.DURATION_MS, median);
      return millis >= SHORTEST && millis <= LONGEST
          ? UnitDecision.of(said)
          : UnitDecision.ask(
              "is named as "
                  + said.text()
                  + ", but half of its numbers are below "
                  + UnitFinder.shown(median)
                  + (millis < SHORTEST
                      ? ", too short for songs"
                      : " and half above, too long for songs"));
    }
    boolean fractions = Arrays.stream(positive).anyMatch(n -> n != Math.rint(n));
    if (median >= 1 && median < LONGEST_IN_MINUTES && fractions) {
      return UnitDecision.of(Unit.MINUTES);
    }
    if (median * Unit.SECONDS.convert(Field.DURATION_MS, 1) >= SHORT_SONG
        && median < LONGEST_IN_SECONDS) {
      return UnitDecision.of(Unit.SECONDS);
    }
    if (median >= SHORTEST_IN_MILLIS && median < LONGEST_IN_MILLIS) {
      return UnitDecision.of(Unit.MILLISECONDS);
    }
    return UnitDecision.ask(
        "holds numbers about " + UnitFinder.shown(median) + " and does not say of which unit");
  }
}
