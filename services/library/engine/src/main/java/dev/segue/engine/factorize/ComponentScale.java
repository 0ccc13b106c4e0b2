package dev.segue.engine.factorize;

/**
 * The factor on a column of W. A factorisation fixes W and H only up to such factors, and they
 * change which rows are near: so they are part of a recipe.
 */
public enum ComponentScale {
  /** 1: as the solver left it. */
  AS_SOLVED,
  /** The length of the component's row of H, as if all those rows had length 1. */
  UNIT_COMPONENTS,
  /** What gives the column a root mean square of 1 over the sample. */
  UNIT_RMS;

  /**
   * The factor of one component; 1 for a component that no track has or that has no weights.
   *
   * @param length of its row of H
   * @param rms root mean square of its column of W
   */
  double of(double length, double rms) {
    double scale =
        switch (this) {
          case AS_SOLVED -> 1;
          case UNIT_COMPONENTS -> length;
          case UNIT_RMS -> 1 / rms;
        };
    return scale > 0 && scale < Double.POSITIVE_INFINITY ? scale : 1;
  }
}
