package dev.segue.engine.factorize;

import org.ejml.data.DMatrixRMaj;

/**
 * How many components a recipe has: a number, or as few as explain a share of the variance and are
 * a property of the music rather than of the sample.
 *
 * @param fixed the number; 0 where the share decides
 * @param explained the share, between 0 and 1; 0 where the number is fixed
 */
public record RankRule(int fixed, double explained) {

  /** The greatest number that the rule finds by itself; people cannot read more. */
  private static final int MOST = 12;

  /** So many more than the share asks for are tried where half-samples do not agree. */
  private static final int MORE = 2;

  /** Parts of the sample that have to agree with the whole of it before a number changes. */
  private static final int[] PARTS = {2, 4};

  /** On halves of fewer rows components differ by chance: the share alone decides. */
  private static final int LEAST_ROWS = 1_024;

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
   * of any sign ({@link Spectrum}: a non-negative one is within a few per cent of it), and come out
   * alike on half-samples ({@link Stability}); one or two more where those do and these do not. At
   * most {@value #MOST}.
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
   * The rank for a table. The one that is served stays while it serves: it explains the share, is
   * no more than two above the least that does, and half-samples agree on it. It changes only if
   * neither the whole sample nor its first half nor its first quarter say that it does. The rows
   * are in the order of their hashes, so these are uniform samples at three doublings of their
   * size, and the decision needs no memory that a restart could lose.
   *
   * @param v rows of the sample in the order of their hashes, NaN where missing. Not modified
   * @param most the greatest rank the table allows
   * @param served the rank of the model that is served; 0 if there is none
   */
  int choose(DMatrixRMaj v, int most, int served) {
    if (fixed > 0) {
      return Math.min(fixed, most);
    }
    if (served >= 1 && served <= most) {
      if (serves(v, served)) {
        return served;
      }
      for (int part : PARTS) {
        if (serves(SampleTable.first(v, v.numRows / part), served)) {
          return served;
        }
      }
    }
    return wanted(v, most);
  }

  private boolean serves(DMatrixRMaj v, int k) {
    int first = Spectrum.of(v).smallestExplaining(explained, MOST);
    return k >= first
        && k <= first + MORE
        && (k == 1 || v.numRows < LEAST_ROWS || Stability.of(v, k) >= Stability.STABLE);
  }

  private int wanted(DMatrixRMaj v, int most) {
    int greatest = Math.min(most, MOST);
    int first = Spectrum.of(v).smallestExplaining(explained, greatest);
    if (v.numRows < LEAST_ROWS) {
      return first;
    }
    for (int k = first; k <= Math.min(first + MORE, greatest); k++) {
      if (k == 1 || Stability.of(v, k) >= Stability.STABLE) {
        return k;
      }
    }
    return first;
  }
}
