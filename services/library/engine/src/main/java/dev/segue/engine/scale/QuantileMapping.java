package dev.segue.engine.scale;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * A monotone map of one scale of measurement to another, by equal quantiles: the value below which
 * a tenth of the tracks lie on one scale goes to the value below which a tenth lie on the other.
 * Between the knots it is linear; beyond the ends it moves by the distance at the end. Immutable.
 *
 * <p>Quantile mapping is the empirical form of equipercentile equating: Kolen and Brennan, <i>Test
 * Equating, Scaling, and Linking</i>, 2014, chapter 2.
 */
public final class QuantileMapping {
  private static final Pattern KNOT = Pattern.compile("\\s*,\\s*");

  private final double[] from;
  private final double[] to;

  private QuantileMapping(double[] from, double[] to) {
    this.from = from;
    this.to = to;
  }

  /**
   * A mapping through knots.
   *
   * @param from strictly ascending, at least one. Not modified
   * @param to of the same length, never descending. Not modified
   * @throws IllegalArgumentException if they are otherwise
   */
  public static QuantileMapping of(double[] from, double[] to) {
    if (from.length == 0 || from.length != to.length) {
      throw new IllegalArgumentException(
          "A mapping needs as many values on both sides, one at least");
    }
    for (int i = 0; i < from.length; i++) {
      if (!Double.isFinite(from[i]) || !Double.isFinite(to[i])) {
        throw new IllegalArgumentException("A knot of a mapping is not a finite number");
      }
      if (i > 0 && (from[i] <= from[i - 1] || to[i] < to[i - 1])) {
        throw new IllegalArgumentException(
            "The knots of a mapping must ascend; %s:%s does not follow %s:%s"
                .formatted(from[i], to[i], from[i - 1], to[i - 1]));
      }
    }
    return new QuantileMapping(from.clone(), to.clone());
  }

  /**
   * The mapping that two samples of the same tracks suggest.
   *
   * @param from what one source measured, at least one value. Not modified
   * @param to what the other measured, at least one value. Not modified
   * @param knots number of quantiles, at least two; equal ones become one knot
   */
  public static QuantileMapping learn(double[] from, double[] to, int knots) {
    double[] sortedFrom = from.clone();
    double[] sortedTo = to.clone();
    Arrays.sort(sortedFrom);
    Arrays.sort(sortedTo);
    double[] x = new double[knots];
    double[] y = new double[knots];
    int used = 0;
    int merged = 0;
    for (int i = 0; i < knots; i++) {
      double p = i / (knots - 1.0);
      double a = quantile(sortedFrom, p);
      double b = quantile(sortedTo, p);
      if (used > 0 && a <= x[used - 1]) {
        // Many tracks share this value; it goes to the mean of where they lie on the other scale.
        merged++;
        y[used - 1] += (b - y[used - 1]) / merged;
      } else {
        x[used] = a;
        y[used++] = b;
        merged = 1;
      }
    }
    return of(Arrays.copyOf(x, used), Arrays.copyOf(y, used));
  }

  /**
   * The same mapping through knots of so many digits; of those that then begin at the same value,
   * only the first is left.
   *
   * @param digits significant ones, at least one
   */
  public QuantileMapping rounded(int digits) {
    double[] x = new double[from.length];
    double[] y = new double[from.length];
    int used = 0;
    for (int i = 0; i < from.length; i++) {
      double rounded = rounded(from[i], digits);
      if (used == 0 || rounded > x[used - 1]) {
        x[used] = rounded;
        y[used++] = rounded(to[i], digits);
      }
    }
    return of(Arrays.copyOf(x, used), Arrays.copyOf(y, used));
  }

  private static double rounded(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }

  /** The quantile of a sorted sample, linear between two values (Hyndman and Fan's type 7). */
  public static double quantile(double[] sorted, double p) {
    double place = p * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    double share = place - below;
    return sorted[below] + share * (sorted[above] - sorted[below]);
  }

  /**
   * The mapping that {@link #toString} wrote.
   *
   * @throws IllegalArgumentException in a sentence for people, if it is none
   */
  public static QuantileMapping parse(String text) {
    String[] knots = KNOT.split(text.strip(), -1);
    double[] from = new double[knots.length];
    double[] to = new double[knots.length];
    for (int i = 0; i < knots.length; i++) {
      int colon = knots[i].indexOf(':');
      try {
        from[i] = Double.parseDouble(knots[i].substring(0, Math.max(0, colon)));
        to[i] = Double.parseDouble(knots[i].substring(colon + 1));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "\"" + knots[i] + "\" is not a knot such as 0.25:0.3", e);
      }
    }
    return of(from, to);
  }

  /** The value on the other scale. */
  public double apply(double value) {
    int last = from.length - 1;
    if (value <= from[0]) {
      return value + (to[0] - from[0]);
    }
    if (value >= from[last]) {
      return value + (to[last] - from[last]);
    }
    int place = Arrays.binarySearch(from, value);
    if (place >= 0) {
      return to[place];
    }
    int above = -place - 1;
    double share = (value - from[above - 1]) / (from[above] - from[above - 1]);
    return to[above - 1] + share * (to[above] - to[above - 1]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QuantileMapping that
        && Arrays.equals(from, that.from)
        && Arrays.equals(to, that.to);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(from) + Arrays.hashCode(to);
  }

  /** The knots as {@link #parse} reads them: {@code 0.25:0.3, 0.5:0.6}. */
  @Override
  public String toString() {
    StringJoiner knots = new StringJoiner(", ");
    for (int i = 0; i < from.length; i++) {
      knots.add(from[i] + ":" + to[i]);
    }
    return knots.toString();
  }
}
