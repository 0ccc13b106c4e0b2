package dev.segue.catalogue;

import dev.segue.engine.track.Feature;

/** From the single precision of the columns to what a source wrote. */
public final class RawValue {
  /** More parts of a unit than any decimal of nine digits needs that a source writes. */
  private static final double MOST_PARTS = 1e15;

  private RawValue() {}

  /**
   * The raw value of a column's entry: the shortest decimal that the column would hold as this
   * entry. An energy that came as 0.66 is 0.66 again, and neither 0.6600000262260437 nor
   * 0.6599999999999999; what has more digits than single precision comes back to those.
   *
   * @param canonical NaN, which a missing value is, stays NaN
   */
  public static double of(Feature feature, float canonical) {
    double raw = feature.raw(canonical);
    for (double parts = 1; parts <= MOST_PARTS; parts *= 10) {
      // The quotient of two whole numbers below 2^53 is the double nearest to that decimal.
      double decimal = Math.rint(raw * parts) / parts;
      if ((float) feature.canonical(decimal) == canonical) {
        return decimal;
      }
    }
    return raw;
  }
}
