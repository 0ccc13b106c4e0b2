package dev.segue.catalogue.statistics;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackLayer;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the layers of tracks measure: the distribution of each feature by layer, and for each two
 * layers that state a feature of the same tracks, how far their distributions over those tracks are
 * apart. Values are raw and as the layers state them, before any calibration.
 *
 * <p>Two layers that measure one quantity on one scale have nearly one distribution over the same
 * tracks. How far they are apart is the statistic D of Kolmogorov and Smirnov; more than the 5 %
 * point of two samples of that size, and more than {@value #LEAST}, is another scale.
 */
public final class LayerComparison {
  /** Fewest tracks that both layers describe. */
  public static final int FEWEST = 20;

  /** A smaller distance would not matter, however surely it is there. */
  private static final double LEAST = 0.1;

  /** The 5 % point of the two-sample test is this times the root of (n + m) / (n m). */
  private static final double FIVE_PERCENT = 1.358;

  private final SortedMap<String, Map<Feature, List<Double>>> values = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, Map<Feature, List<double[]>>>> pairs =
      new TreeMap<>();
  private int tracks;

  /** One feature of one layer; {@code sorted} is ascending. */
  public record Distribution(String layer, Feature feature, List<Double> sorted) {
    /** A quantile, interpolated linearly. */
    public double quantile(double share) {
      return FeatureSummary.quantile(
          sorted.stream().mapToDouble(Double::doubleValue).toArray(), share);
    }
  }

  /**
   * One feature as two layers state it of the same tracks.
   *
   * @param tracks number of tracks
   * @param distance Kolmogorov's and Smirnov's D, 0 to 1
   * @param otherScale whether the layers measure on different scales
   */
  public record Pair(
      String layer,
      String other,
      Feature feature,
      int tracks,
      double distance,
      boolean otherScale) {}

  /** Takes a track into account, if it has layers. */
  public void add(Track track) {
    List<TrackLayer> layers = track.getLayers();
    if (layers == null) {
      return;
    }
    tracks++;
    List<FeatureVector> vectors = new ArrayList<>();
    for (TrackLayer layer : layers) {
      vectors.add(FeatureVectors.of(layer.getFeatures()));
    }
    for (Feature feature : Feature.values()) {
      for (int i = 0; i < vectors.size(); i++) {
        if (states(vectors.get(i), feature)) {
          double mine = feature.raw(vectors.get(i).get(feature));
          String layer = layers.get(i).getLayer();
          values
              .computeIfAbsent(layer, key -> new EnumMap<>(Feature.class))
              .computeIfAbsent(feature, key -> new ArrayList<>())
              .add(mine);
          for (int j = 0; j < vectors.size(); j++) {
            String other = layers.get(j).getLayer();
            if (layer.compareTo(other) < 0 && states(vectors.get(j), feature)) {
              pairs
                  .computeIfAbsent(layer, key -> new TreeMap<>())
                  .computeIfAbsent(other, key -> new EnumMap<>(Feature.class))
                  .computeIfAbsent(feature, key -> new ArrayList<>())
                  .add(new double[] {mine, feature.raw(vectors.get(j).get(feature))});
            }
          }
        }
      }
    }
  }

  /** "None detected" is no measurement. */
  static boolean states(FeatureVector vector, Feature feature) {
    return vector.has(feature) && !feature.isSentinel(vector.get(feature));
  }

  /** Number of tracks that have layers. */
  public int tracks() {
    return tracks;
  }

  /** The distribution of each feature of each layer that states it. */
  public List<Distribution> distributions() {
    List<Distribution> all = new ArrayList<>();
    values.forEach(
        (layer, features) ->
            features.forEach(
                (feature, list) ->
                    all.add(new Distribution(layer, feature, list.stream().sorted().toList()))));
    return all;
  }

  /** Each feature of each two layers that state it of {@value #FEWEST} tracks or more. */
  public List<Pair> pairs() {
    List<Pair> all = new ArrayList<>();
    pairs.forEach(
        (layer, others) ->
            others.forEach(
                (other, features) ->
                    features.forEach(
                        (feature, both) -> {
                          if (both.size() >= FEWEST) {
                            all.add(pair(layer, other, feature, both));
                          }
                        })));
    return all;
  }

  private static Pair pair(String layer, String other, Feature feature, List<double[]> both) {
    double[] one = both.stream().mapToDouble(pair -> pair[0]).sorted().toArray();
    double[] two = both.stream().mapToDouble(pair -> pair[1]).sorted().toArray();
    double distance = distance(one, two);
    return new Pair(
        layer, other, feature, one.length, distance, isOtherScale(feature, distance, one.length));
  }

  /** Whether a distance over so many tracks of both layers says that they measure differently. */
  static boolean isOtherScale(Feature feature, double distance, int tracks) {
    double significant = FIVE_PERCENT * Math.sqrt(2.0 / tracks);
    return !feature.isWhole() && distance > LEAST && distance > significant;
  }

  /** The greatest difference of two empirical distribution functions; both arrays ascend. */
  static double distance(double[] one, double[] two) {
    double greatest = 0;
    double[] all = new double[one.length + two.length];
    System.arraycopy(one, 0, all, 0, one.length);
    System.arraycopy(two, 0, all, one.length, two.length);
    Arrays.sort(all);
    int i = 0;
    int j = 0;
    for (double value : all) {
      while (i < one.length && one[i] <= value) {
        i++;
      }
      while (j < two.length && two[j] <= value) {
        j++;
      }
      greatest = Math.max(greatest, Math.abs(i / (double) one.length - j / (double) two.length));
    }
    return greatest;
  }
}
