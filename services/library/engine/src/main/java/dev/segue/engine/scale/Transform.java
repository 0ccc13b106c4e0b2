package dev.segue.engine.scale;

import dev.segue.engine.track.Feature;

/** The function applied to a canonical value before it is scaled. */
public enum Transform {
  /** The value itself. */
  LINEAR {
    @Override
    public double apply(Feature feature, double canonical) {
      return canonical;
    }

    @Override
    public double raw(Feature feature, double transformed) {
      return feature.raw(transformed);
    }
  },
  /**
   * The natural logarithm, for features whose differences are ratios, such as a duration. Anything
   * below 1e-6 reads as 1e-6, so that a zero has a value.
   */
  LOG {
    @Override
    public double apply(Feature feature, double canonical) {
      return canonical < FLOOR ? Math.log(FLOOR) : Math.log(canonical);
    }

    @Override
    public double raw(Feature feature, double transformed) {
      return feature.raw(Math.exp(transformed));
    }
  },
  /**
   * The distance from what a source writes as zero: a loudness of -7 dB and one of +7 dB read
   * alike. In units of the canonical scale.
   */
  ABSOLUTE {
    @Override
    public double apply(Feature feature, double canonical) {
      return Math.abs(canonical - feature.canonical(0));
    }

    @Override
    public double raw(Feature feature, double transformed) {
      return feature.raw(feature.canonical(0) + transformed);
    }
  };

  private static final double FLOOR = 1e-6;

  /** The transformed value; NaN stays NaN. */
  public abstract double apply(Feature feature, double canonical);

  /** A raw value that is transformed into this one; of two, the positive. For people to read. */
  public abstract double raw(Feature feature, double transformed);
}
