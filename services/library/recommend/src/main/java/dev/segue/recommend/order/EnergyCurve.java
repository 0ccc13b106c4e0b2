package dev.segue.recommend.order;

import java.util.Arrays;
import java.util.Locale;

/** How energy develops from the first track to the last. */
public enum EnergyCurve {
  /** As the transitions have it. */
  ANY,
  /** From calm to energetic. */
  RISING,
  /** From energetic to calm. */
  FALLING,
  /** Up to the middle, and down again. */
  PEAK;

  /** As it is written in requests. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The energy that each position should have: the energies there are, laid out along the curve.
   *
   * @param energies of the tracks, NaN where unknown; not modified
   * @return as many values as tracks, NaN where nothing is asked for
   */
  double[] targets(double[] energies) {
    int n = energies.length;
    double[] targets = new double[n];
    double[] known = Arrays.stream(energies).filter(e -> !Double.isNaN(e)).sorted().toArray();
    if (this == ANY || known.length == 0) {
      Arrays.fill(targets, Double.NaN);
      return targets;
    }
    for (int i = 0; i < n; i++) {
      int rank =
          switch (this) {
            case FALLING -> n - 1 - i;
            case PEAK -> Math.min(n - 1, Math.min(2 * i, 2 * (n - 1 - i) + 1));
            default -> i;
          };
      targets[i] = known[(int) ((long) rank * (known.length - 1) / Math.max(1, n - 1))];
    }
    return targets;
  }
}
