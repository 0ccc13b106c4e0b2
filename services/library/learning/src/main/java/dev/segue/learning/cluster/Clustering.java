package dev.segue.learning.cluster;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The result of a K-Means fit: centres, the cluster of each row, and an id for each cluster that it
 * keeps from fit to fit. Immutable.
 *
 * <p>Clusters are numbered from 0 in the order of their ids; none is empty at the end of a fit that
 * converged.
 */
public final class Clustering {

  private final double[][] centres;
  private final int[] ids;
  private final int[] clusters;
  private final double inertia;
  private final int steps;

  private Clustering(double[][] centres, int[] ids, int[] clusters, double inertia, int steps) {
    this.centres = centres;
    this.ids = ids;
    this.clusters = clusters;
    this.inertia = inertia;
    this.steps = steps;
  }

  /** Takes the arrays over. */
  static Clustering of(double[][] centres, int[] clusters, double inertia, int steps) {
    int[] ids = IntStream.range(0, centres.length).toArray();
    return new Clustering(centres, ids, clusters, inertia, steps);
  }

  /** Number of clusters. */
  public int size() {
    return centres.length;
  }

  /** Number of rows that were fitted. */
  public int rows() {
    return clusters.length;
  }

  /** The id of a cluster: kept from fit to fit, unlike its number. */
  public int id(int cluster) {
    return ids[cluster];
  }

  /** A copy of the centre of a cluster, in the units of the rows. */
  public double[] centre(int cluster) {
    return centres[cluster].clone();
  }

  /** A copy of all centres. */
  public double[][] centres() {
    return Arrays.stream(centres).map(double[]::clone).toArray(double[][]::new);
  }

  /** The number of the cluster that a fitted row belongs to. */
  public int clusterOf(int row) {
    return clusters[row];
  }

  /** A copy of the cluster numbers of all fitted rows. */
  public int[] assignment() {
    return clusters.clone();
  }

  /**
   * The number of the cluster whose centre is nearest to any row; of equally near ones the lowest.
   *
   * @param row of the same length as the centres. Not modified
   */
  public int nearest(double[] row) {
    if (row.length != centres[0].length) {
      throw new IllegalArgumentException(
          "A row of length %d cannot be nearest to centres of length %d"
              .formatted(row.length, centres[0].length));
    }
    return KMeans.nearest(centres, row);
  }

  /** How many of the fitted rows each cluster has. */
  public int[] sizes() {
    return sizes(clusters, centres.length);
  }

  /** Sum of the squared distances of the rows to the centres of their clusters. */
  public double inertia() {
    return inertia;
  }

  /** Steps after which no row changed its cluster any more. */
  public int steps() {
    return steps;
  }

  /**
   * The same clusters with the ids of an earlier fit: each takes the id of the earlier cluster that
   * it is matched with, so that the squared distances between matched centres add up to least. What
   * is left over (there are more clusters than before) gets ids that were not in use before.
   */
  public Clustering keepingIdentitiesOf(Clustering previous) {
    int[] partners = CentreMatch.cheapest(squaredDistances(previous));
    int fresh = Arrays.stream(previous.ids).max().orElse(-1) + 1;
    int[] given = new int[centres.length];
    for (int c = 0; c < given.length; c++) {
      given[c] = partners[c] < 0 ? fresh++ : previous.ids[partners[c]];
    }
    int[] order =
        IntStream.range(0, given.length)
            .boxed()
            .sorted(Comparator.comparingInt(c -> given[c]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] placeOf = new int[order.length];
    for (int place = 0; place < order.length; place++) {
      placeOf[order[place]] = place;
    }
    return new Clustering(
        Arrays.stream(order).mapToObj(c -> centres[c]).toArray(double[][]::new),
        Arrays.stream(order).map(c -> given[c]).toArray(),
        Arrays.stream(clusters).map(c -> placeOf[c]).toArray(),
        inertia,
        steps);
  }

  /**
   * The same clusters where other units put their centres.
   *
   * @param moved as many as there are clusters; taken over
   */
  Clustering moved(double[][] moved) {
    return new Clustering(moved, ids, clusters, inertia, steps);
  }

  private double[][] squaredDistances(Clustering previous) {
    double[][] cost = new double[centres.length][previous.centres.length];
    for (int c = 0; c < centres.length; c++) {
      for (int p = 0; p < previous.centres.length; p++) {
        cost[c][p] = KMeans.squaredDistance(centres[c], previous.centres[p]);
      }
    }
    return cost;
  }

  static int[] sizes(int[] clusters, int k) {
    int[] sizes = new int[k];
    for (int cluster : clusters) {
      sizes[cluster]++;
    }
    return sizes;
  }
}
