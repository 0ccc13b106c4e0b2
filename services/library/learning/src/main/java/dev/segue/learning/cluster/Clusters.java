package dev.segue.learning.cluster;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * Groups of tracks that sound alike in some features: K-Means over a sample of a catalogue.
 * Immutable, and a pure function of the sample (and of the clusters before, for {@link #refit}).
 *
 * <p>Every feature is standardised: its mean over the sample is taken off, and it is divided by its
 * standard deviation. Without that a popularity of 0 to 100 would be all that counts beside
 * features of 0 to 1, and a duration in milliseconds beside that; with ranges instead, one odd
 * track could squeeze a feature to nothing. A missing value is the mean; a track that has none of
 * the features belongs to no cluster.
 */
public final class Clusters {
  /** The features that K-Means is usually run on, in the order of {@link Feature}. */
  public static final List<Feature> FEATURES =
      sorted(
          List.of(
              Feature.POPULARITY,
              Feature.ACOUSTICNESS,
              Feature.ENERGY,
              Feature.VALENCE,
              Feature.DANCEABILITY,
              Feature.INSTRUMENTALNESS));

  /** How many clusters there usually are. */
  public static final int COUNT = 5;

  private static final long SEED = 42;

  /** A fit from scratch replaces a refreshed one only if it is so much better. */
  private static final double NOTABLY_BETTER = 0.95;

  private final List<Feature> features;
  private final int wanted;
  private final double[] means;
  private final double[] deviations;
  private final Clustering clustering;
  private final List<String> names;

  private Clusters(
      List<Feature> features,
      int wanted,
      double[] means,
      double[] deviations,
      Clustering clustering) {
    this.features = features;
    this.wanted = wanted;
    this.means = means;
    this.deviations = deviations;
    this.clustering = clustering;
    this.names = ClusterNames.of(features, clustering.centres());
  }

  /**
   * Fits from scratch.
   *
   * @param features at least one; their order does not matter
   * @param k clusters wanted; there are fewer where the sample has fewer different rows
   * @param sample tracks, in an order that is always the same. Not modified
   * @return none if no track has any of the features
   */
  public static Optional<Clusters> fit(
      Collection<Feature> features, int k, Collection<FeatureVector> sample) {
    Table table = new Table(sorted(features), sample);
    return table.rows.length == 0
        ? Optional.empty()
        : Optional.of(table.clusters(k, KMeans.fit(table.rows, k, SEED)));
  }

  /**
   * Fits anew, beginning at the centres that there are; the clusters keep their identities. A fit
   * from scratch is tried beside that, and taken if it is better by a twentieth, so that what the
   * first few tracks looked like does not last for ever; it inherits the identities.
   */
  public Optional<Clusters> refit(Collection<FeatureVector> sample) {
    Table table = new Table(features, sample);
    if (table.rows.length == 0) {
      return Optional.empty();
    }
    Clustering before = clustering.moved(table.scaled(canonicalCentres()));
    Clustering warm = KMeans.refit(table.rows, before);
    Clustering cold = KMeans.fit(table.rows, wanted, SEED);
    boolean better = cold.size() > warm.size() || cold.inertia() < NOTABLY_BETTER * warm.inertia();
    return Optional.of(table.clusters(wanted, better ? cold.keepingIdentitiesOf(before) : warm));
  }

  /** The features, in the order of {@link Feature}. */
  public List<Feature> features() {
    return features;
  }

  /** Number of clusters. */
  public int size() {
    return clustering.size();
  }

  /** The identity of a cluster, from 1: it stays the same over refits, unlike its number. */
  public int id(int cluster) {
    return clustering.id(cluster) + 1;
  }

  /** The number of the cluster with this identity, or &minus;1. */
  public int withId(int id) {
    for (int cluster = 0; cluster < size(); cluster++) {
      if (id(cluster) == id) {
        return cluster;
      }
    }
    return -1;
  }

  /** What makes the cluster unlike the rest of the catalogue, such as {@code acoustic, calm}. */
  public String name(int cluster) {
    return names.get(cluster);
  }

  /** The centre of a cluster in one of the {@link #features}, in raw units. */
  public double centre(int cluster, int feature) {
    double scaled = clustering.centre(cluster)[feature];
    return features.get(feature).raw(means[feature] + scaled * deviations[feature]);
  }

  /**
   * The number of the cluster whose centre is nearest.
   *
   * @param canonical all features of a track, NaN where missing. Not modified
   * @return of equally near ones the lowest; &minus;1 if the track has none of the features
   */
  public int nearest(double[] canonical) {
    double[] row = scaled(canonical);
    return row.length == 0 ? -1 : clustering.nearest(row);
  }

  /**
   * How far a track is from the centre of a cluster: 0 is the centre itself, 1 a standard deviation
   * in one feature.
   *
   * @param canonical all features of a track, NaN where missing. Not modified
   * @return infinity if the track has none of the features
   */
  public double distance(int cluster, double[] canonical) {
    double[] row = scaled(canonical);
    return row.length == 0
        ? Double.POSITIVE_INFINITY
        : Math.sqrt(KMeans.squaredDistance(clustering.centre(cluster), row));
  }

  private double[] scaled(double[] canonical) {
    return scaled(features, means, deviations, canonical);
  }

  /** An empty row for a track without any of the features. */
  private static double[] scaled(
      List<Feature> features, double[] means, double[] deviations, double[] canonical) {
    double[] row = new double[means.length];
    boolean any = false;
    for (int f = 0; f < row.length; f++) {
      double value = canonical[features.get(f).position()];
      if (!Double.isNaN(value)) {
        row[f] = (value - means[f]) / deviations[f];
        any = true;
      }
    }
    return any ? row : new double[0];
  }

  private double[][] canonicalCentres() {
    double[][] centres = clustering.centres();
    for (double[] centre : centres) {
      for (int f = 0; f < centre.length; f++) {
        centre[f] = means[f] + centre[f] * deviations[f];
      }
    }
    return centres;
  }

  private static List<Feature> sorted(Collection<Feature> features) {
    if (features.isEmpty()) {
      throw new IllegalArgumentException("Clusters need at least one feature");
    }
    return List.copyOf(EnumSet.copyOf(features));
  }

  /** A sample, standardised. */
  private static final class Table {
    private final List<Feature> features;
    private final double[] means;
    private final double[] deviations;
    private final double[][] rows;

    Table(List<Feature> features, Collection<FeatureVector> sample) {
      this.features = features;
      means = new double[features.size()];
      deviations = new double[features.size()];
      for (int f = 0; f < means.length; f++) {
        Feature feature = features.get(f);
        double[] values =
            sample.stream().filter(v -> v.has(feature)).mapToDouble(v -> v.get(feature)).toArray();
        double mean = Arrays.stream(values).sum() / Math.max(1, values.length);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        means[f] = mean;
        // A feature that does not vary must not become infinite, or noise that counts like others.
        double deviation = Math.sqrt(squares / Math.max(1, values.length));
        deviations[f] = deviation > 1e-9 ? deviation : 1;
      }
      double[] canonical = new double[Feature.COUNT];
      List<double[]> having = new ArrayList<>();
      for (FeatureVector vector : sample) {
        vector.copyInto(canonical, 0);
        double[] row = Clusters.scaled(features, means, deviations, canonical);
        if (row.length > 0) {
          having.add(row);
        }
      }
      rows = having.toArray(double[][]::new);
    }

    Clusters clusters(int k, Clustering clustering) {
      return new Clusters(features, k, means, deviations, clustering);
    }

    /** Modified and returned. */
    double[][] scaled(double[][] canonicalCentres) {
      for (double[] centre : canonicalCentres) {
        for (int f = 0; f < centre.length; f++) {
          centre[f] = (centre[f] - means[f]) / deviations[f];
        }
      }
      return canonicalCentres;
    }
  }
}
