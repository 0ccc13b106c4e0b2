package dev.segue.engine.scale;

/** The function applied to a canonical value before it is scaled. */
public enum Transform {
  /** The value itself. */
  LINEAR {
    @Override
    public double apply(double canonical) {
      return canonical;
    }
  },
  /**
   * The natural logarithm, for features whose differences are ratios, such as a duration. Anything
   * below 1e-6 reads as 1e-6, so that a zero has a value.
   */
  LOG {
    @Override
    public double apply(double canonical) {
      return canonical < FLOOR ? Math.log(FLOOR) : Math.log(canonical);
    }
  };

  private static final double FLOOR = 1e-6;

  /** The transformed value; NaN stays NaN. */
  public abstract double apply(double canonical);
}
