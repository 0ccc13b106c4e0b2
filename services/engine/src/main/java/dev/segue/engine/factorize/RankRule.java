package dev.segue.engine.factorize;

import org.ejml.data.DMatrixRMaj;

/**
 * How many components a recipe has: a number, or as few as explain a share of the variance.
 *
 * @param fixed the number; 0 where the share decides
 * @param explained the share, between 0 and 1; 0 where the number is fixed
 */
public record RankRule(int fixed, double explained) {

  /** So much more or less than asked for does not yet change the rank of a model that is served. */
  private static final double HYSTERESIS = 0.02;

  /**
   * @throws IllegalArgumentException if neither or both are given, or out of range
   */
  public RankRule {
    boolean byNumber = fixed >= 1 && fixed <= 16 && explained == 0;
    boolean byShare = fixed == 0 && explained > 0 && explained < 1;
    if (!byNumber && !byShare) {
      throw new IllegalArgumentException(
          "A rank is a number from 1 to 16 or a share between 0 and 1, not %d and %s"
              .formatted(fixed, explained));
    }
  }

  /** This many components. */
  public static RankRule fixed(int components) {
    return new RankRule(components, 0);
  }

  /**
   * As few components as explain this share of the variance, by the best factorisation of that rank
   * of any sign ({@link Spectrum}): a non-negative one is within a few per cent of it.
   */
  public static RankRule explaining(double share) {
    return new RankRule(0, share);
  }

  /**
   * The rank of a model that is only refreshed: a number is a number, a share is not asked anew.
   */
  int keep(int current, int most) {
    return Math.min(fixed > 0 ? fixed : current, most);
  }

  /**
   * The rank for a table.
   *
   * @param v rows of the sample, NaN where missing. Not modified
   * @param most the greatest rank the table allows
   * @param served the rank of the model that is served, which is kept if it is nearly right; 0 if
   *     there is none
   */
  int choose(DMatrixRMaj v, int most, int served) {
    if (fixed > 0) {
      return Math.min(fixed, most);
    }
    Spectrum spectrum = Spectrum.of(v);
    if (served >= 1
        && served <= most
        && spectrum.explained(served) >= explained - HYSTERESIS
        && (served == 1 || spectrum.explained(served - 1) < explained + HYSTERESIS)) {
      return served;
    }
    return spectrum.smallestExplaining(explained, most);
  }
}
