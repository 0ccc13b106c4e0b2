package dev.segue.learning.cluster;

import java.util.Arrays;
import java.util.List;

/**
 * K-Means: centres such that the squared distances of the rows to their nearest centre add up to
 * little.
 *
 * <p>The first centres are chosen by k-means++ (D. Arthur and S. Vassilvitskii, <i>k-means++: the
 * advantages of careful seeding</i>, 2007), as Tribuo implements it; of {@value #STARTS} choices
 * the one that ends best is kept. The steps from there are those of S. Lloyd (<i>Least squares
 * quantization in PCM</i>, 1982) and are done here, for two reasons: Tribuo's trainer cannot begin
 * at given centres, which a warm refit needs, and it leaves the centre of a cluster that has lost
 * all its rows at the origin. Here such a centre moves to the row that lies farthest from its own.
 *
 * <p>Rows are finite numbers of one length, and are not modified. Same rows, same seed: same
 * result, bit for bit.
 */
public final class KMeans {

  /** Choices of first centres that are followed to their end. */
  static final int STARTS = 10;

  /** Steps after which a fit ends even if a row still changes its cluster. */
  static final int MOST_STEPS = 300;

  private KMeans() {}

  /**
   * Fits from scratch.
   *
   * @param rows the rows. Not modified
   * @param k clusters wanted, at least 1; where there are fewer different rows there are as many
   *     clusters as different rows
   * @param seed of the choice of first centres
   * @throws IllegalArgumentException if there is no row, k is less than 1, or a row has another
   *     length than the first or a value that is not finite
   */
  public static Clustering fit(double[][] rows, int k, long seed) {
    if (k < 1) {
      throw new IllegalArgumentException("K-Means needs at least one cluster, not " + k);
    }
    checkRows(rows);
    List<double[]> different = different(rows, k);
    if (different.size() < k) {
      return lloyd(rows, different.toArray(double[][]::new));
    }
    Clustering best = lloyd(rows, CentreSeeds.plusPlus(rows, k, seed));
    for (int start = 1; start < STARTS; start++) {
      Clustering other = lloyd(rows, CentreSeeds.plusPlus(rows, k, seed + start));
      if (other.inertia() < best.inertia()) {
        best = other;
      }
    }
    return best;
  }

  /**
   * Fits anew, beginning at the centres of an earlier fit, whose identities the clusters keep. The
   * number of clusters is that of the earlier fit, or the number of different rows if that is less.
   *
   * @param rows the rows, of the same length as the centres. Not modified
   * @param previous where to begin
   * @throws IllegalArgumentException as {@link #fit}, or if rows and centres differ in length
   */
  public static Clustering refit(double[][] rows, Clustering previous) {
    return lloydFrom(rows, previous.centres()).keepingIdentitiesOf(previous);
  }

  /**
   * Fits from given centres; cluster i of the result is what centre i became, unless there are
   * fewer different rows than centres: then those rows are the centres.
   *
   * @param rows the rows. Not modified
   * @param centres where to begin, at least one, of the same length as the rows. Not modified
   * @throws IllegalArgumentException as {@link #fit}, or if rows and centres differ in length
   */
  public static Clustering lloydFrom(double[][] rows, double[][] centres) {
    checkRows(rows);
    checkRows(centres);
    if (rows[0].length != centres[0].length) {
      throw new IllegalArgumentException(
          "Rows of length %d cannot be nearest to centres of length %d"
              .formatted(rows[0].length, centres[0].length));
    }
    List<double[]> different = different(rows, centres.length);
    return different.size() < centres.length
        ? lloyd(rows, different.toArray(double[][]::new))
        : lloyd(rows, centres);
  }

  /** At least as many different rows as there are centres. */
  private static Clustering lloyd(double[][] rows, double[][] start) {
    double[][] centres = Arrays.stream(start).map(double[]::clone).toArray(double[][]::new);
    int[] clusters = new int[rows.length];
    Arrays.fill(clusters, -1);
    double[] distances = new double[rows.length];
    int step = 0;
    boolean moved = assign(rows, centres, clusters, distances);
    while (moved && step < MOST_STEPS) {
      step++;
      fillEmpty(rows, centres, clusters, distances);
      means(rows, clusters, centres);
      moved = assign(rows, centres, clusters, distances);
    }
    return Clustering.of(centres, clusters, Arrays.stream(distances).sum(), step);
  }

  /** Whether a row changed its cluster. A tie goes to the lower number. */
  private static boolean assign(
      double[][] rows, double[][] centres, int[] clusters, double[] distances) {
    boolean moved = false;
    for (int i = 0; i < rows.length; i++) {
      int nearest = nearest(centres, rows[i]);
      moved |= nearest != clusters[i];
      clusters[i] = nearest;
      distances[i] = squaredDistance(centres[nearest], rows[i]);
    }
    return moved;
  }

  /** Gives each empty cluster the row that lies farthest from its centre. */
  private static void fillEmpty(
      double[][] rows, double[][] centres, int[] clusters, double[] distances) {
    int[] sizes = Clustering.sizes(clusters, centres.length);
    for (int c = 0; c < sizes.length; c++) {
      if (sizes[c] > 0) {
        continue;
      }
      int farthest = -1;
      for (int i = 0; i < rows.length; i++) {
        if (sizes[clusters[i]] > 1 && (farthest < 0 || distances[i] > distances[farthest])) {
          farthest = i;
        }
      }
      sizes[clusters[farthest]]--;
      sizes[c]++;
      clusters[farthest] = c;
      distances[farthest] = 0;
    }
  }

  private static void means(double[][] rows, int[] clusters, double[][] centres) {
    int[] sizes = Clustering.sizes(clusters, centres.length);
    for (double[] centre : centres) {
      Arrays.fill(centre, 0);
    }
    for (int i = 0; i < rows.length; i++) {
      double[] centre = centres[clusters[i]];
      for (int j = 0; j < centre.length; j++) {
        centre[j] += rows[i][j];
      }
    }
    for (int c = 0; c < centres.length; c++) {
      for (int j = 0; j < centres[c].length; j++) {
        centres[c][j] /= sizes[c];
      }
    }
  }

  static int nearest(double[][] centres, double[] row) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centres.length; c++) {
      double distance = squaredDistance(centres[c], row);
      if (distance < least) {
        least = distance;
        nearest = c;
      }
    }
    return nearest;
  }

  static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      double difference = a[j] - b[j];
      sum += difference * difference;
    }
    return sum;
  }

  /** The first different rows, at most so many. */
  private static List<double[]> different(double[][] rows, int most) {
    return Arrays.stream(rows).map(Row::new).distinct().limit(most).map(Row::values).toList();
  }

  private static void checkRows(double[][] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("K-Means needs at least one row");
    }
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != rows[0].length) {
        throw new IllegalArgumentException(
            "Row %d has %d values, row 0 has %d".formatted(i, rows[i].length, rows[0].length));
      }
      for (double value : rows[i]) {
        if (!Double.isFinite(value)) {
          throw new IllegalArgumentException(
              "Row %d has a value that is not a finite number: %s".formatted(i, value));
        }
      }
    }
  }

  /** A row that equals another with the same values. */
  @SuppressWarnings("ArrayRecordComponent") // never leaves this class; equality is defined below
  private record Row(double[] values) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Row that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }
}
