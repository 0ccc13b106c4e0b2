package dev.segue.tables.column;

/**
 * The values a feature can have: the same bounds as the services behind the topic use, so that a
 * row they would refuse is reported here, with the line it stands on.
 */
public record Domain(double least, double most, boolean whole, double slack) {

  /** Sources that compute in single precision write 1.0000001 for 1. */
  private static final double SINGLE_PRECISION = 1e-6;

  static final Domain UNIT = new Domain(0, 1, false, SINGLE_PRECISION);

  static Domain real(double least, double most) {
    return new Domain(least, most, false, 0);
  }

  static Domain whole(double least, double most) {
    return new Domain(least, most, true, 0);
  }

  /** Whether the feature can have this value. */
  public boolean accepts(double value) {
    return value >= least - slack && value <= most + slack && (!whole || value == Math.rint(value));
  }

  /** {@code from 0 to 1}. */
  public String describe() {
    return (whole ? "a whole number from " : "from ") + (long) least + " to " + (long) most;
  }
}
