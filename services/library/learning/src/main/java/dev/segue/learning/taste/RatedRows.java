package dev.segue.learning.taste;

import dev.segue.engine.track.Feature;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows of numbers with what was said of each. Immutable. NaN means missing. The rows are features
 * of tracks or their components: classifiers do not care.
 */
public final class RatedRows {

  /** Features most of whose values lie close together at one end: their logarithm says more. */
  private static final Set<Feature> SKEWED =
      EnumSet.of(
          Feature.SPEECHINESS,
          Feature.ACOUSTICNESS,
          Feature.INSTRUMENTALNESS,
          Feature.LIVENESS,
          Feature.DURATION_MS);

  private final double[][] rows;
  private final boolean[] liked;
  private final boolean[] skewed;

  private RatedRows(double[][] rows, boolean[] liked, boolean[] skewed) {
    this.rows = rows;
    this.liked = liked;
    this.skewed = skewed;
  }

  /** Canonical features, one column for each {@link Feature}. */
  public static RatedRows of(List<Rating> ratings) {
    double[][] rows = new double[ratings.size()][Feature.COUNT];
    boolean[] liked = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ratings.get(i).features().copyInto(rows[i], 0);
      liked[i] = ratings.get(i).liked();
    }
    return new RatedRows(rows, liked, skewedFeatures());
  }

  /**
   * Any other numbers, such as components.
   *
   * @param rows of one length, finite or NaN. Copied
   * @param liked one for each row. Copied
   * @throws IllegalArgumentException if lengths differ or a value is infinite
   */
  public static RatedRows of(double[][] rows, boolean[] liked) {
    if (rows.length != liked.length) {
      throw new IllegalArgumentException(
          "%d rows cannot have %d ratings".formatted(rows.length, liked.length));
    }
    int columns = rows.length == 0 ? 0 : rows[0].length;
    for (double[] row : rows) {
      if (row.length != columns || Arrays.stream(row).anyMatch(Double::isInfinite)) {
        throw new IllegalArgumentException(
            "Rows are of one length, and finite or missing: " + Arrays.toString(row));
      }
    }
    return new RatedRows(
        Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new),
        liked.clone(),
        new boolean[columns]);
  }

  /** Number of rows. */
  public int size() {
    return rows.length;
  }

  /** Number of columns. */
  public int columns() {
    return skewed.length;
  }

  /** Whether a row was liked. */
  public boolean liked(int row) {
    return liked[row];
  }

  /** How many rows were liked. */
  public int likes() {
    return (int) IntStream.range(0, liked.length).filter(i -> liked[i]).count();
  }

  /** How many rows were disliked. */
  public int dislikes() {
    return liked.length - likes();
  }

  /** How many rows the rarer of the two answers has. */
  public int rarer() {
    return Math.min(likes(), dislikes());
  }

  /** A copy of one row. */
  public double[] row(int row) {
    return rows[row].clone();
  }

  /** The rows at these places, in this order. */
  RatedRows at(int[] places) {
    boolean[] chosen = new boolean[places.length];
    for (int i = 0; i < places.length; i++) {
      chosen[i] = liked[places[i]];
    }
    return new RatedRows(
        Arrays.stream(places).mapToObj(p -> rows[p]).toArray(double[][]::new), chosen, skewed);
  }

  /** Not to be modified. */
  double[] shared(int row) {
    return rows[row];
  }

  /** Which columns are to be read by their logarithm. Not to be modified. */
  boolean[] skewed() {
    return skewed;
  }

  static boolean[] skewedFeatures() {
    boolean[] skewed = new boolean[Feature.COUNT];
    for (Feature feature : SKEWED) {
      skewed[feature.position()] = true;
    }
    return skewed;
  }
}
