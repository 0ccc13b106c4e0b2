package dev.segue.catalogue.statistics;

import dev.segue.engine.scale.QuantileMapping;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackLayer;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Learns how the features of a layer are brought to the scale of the base layer, of the tracks that
 * both describe. Takes the states of tracks in any order, and holds the latest of each that has
 * both layers. Values are raw and as the layers state them, before any calibration.
 */
public final class LayerCalibration {
  /** The layer that others are brought to. */
  public static final String BASE = "base";

  /** More digits than a quantile of a sample is worth. */
  private static final int DIGITS = 6;

  private record Both(FeatureVector mine, FeatureVector base) {}

  private final String layer;
  private final SortedMap<String, Both> tracks = new TreeMap<>();
  private final Set<String> layers = new TreeSet<>();

  /** For the features of a layer, which is not the base layer. */
  public LayerCalibration(String layer) {
    this.layer = layer;
  }

  /**
   * What was learned of one feature.
   *
   * @param tracks number of tracks of which both layers state it, and neither says that none was
   *     detected
   * @param distanceBefore Kolmogorov's and Smirnov's D of the two layers, 0 to 1
   * @param distanceAfter the same where every second track is mapped by what the others taught:
   *     what is to be expected of tracks that nothing was learned of
   * @param otherScale whether the layers measure on different scales, as {@link LayerComparison}
   *     has it
   * @param mapping learned of all tracks
   */
  public record Learned(
      Feature feature,
      int tracks,
      double distanceBefore,
      double distanceAfter,
      boolean otherScale,
      QuantileMapping mapping) {}

  /** Takes the state of a track; null is a deletion. A later state replaces an earlier one. */
  public void put(String id, @Nullable Track track) {
    FeatureVector mine = null;
    FeatureVector base = null;
    List<TrackLayer> stated = track == null ? null : track.getLayers();
    for (TrackLayer each : stated == null ? List.<TrackLayer>of() : stated) {
      layers.add(each.getLayer());
      if (each.getLayer().equals(layer)) {
        mine = FeatureVectors.of(each.getFeatures());
      } else if (each.getLayer().equals(BASE)) {
        base = FeatureVectors.of(each.getFeatures());
      }
    }
    if (mine != null && base != null) {
      tracks.put(id, new Both(mine, base));
    } else {
      tracks.remove(id);
    }
  }

  /** Names of all layers that were met, in their order. */
  public List<String> layers() {
    return List.copyOf(layers);
  }

  /** Number of tracks that both layers describe. */
  public int tracks() {
    return tracks.size();
  }

  /**
   * What is learned of each feature that has a scale, in the order of features.
   *
   * @param fewest tracks of which both layers state the feature; of fewer, nothing is learned
   * @param knots number of quantiles, at least two
   */
  public List<Learned> learn(int fewest, int knots) {
    List<Learned> all = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      List<double[]> both = both(feature);
      if (!feature.isWhole() && both.size() >= Math.max(2, fewest)) {
        all.add(learn(feature, both, knots));
      }
    }
    return all;
  }

  /** The raw values of the layer and of the base layer, by track. */
  private List<double[]> both(Feature feature) {
    List<double[]> both = new ArrayList<>();
    for (Map.Entry<String, Both> track : tracks.entrySet()) {
      FeatureVector mine = track.getValue().mine();
      FeatureVector base = track.getValue().base();
      if (LayerComparison.states(mine, feature) && LayerComparison.states(base, feature)) {
        both.add(new double[] {feature.raw(mine.get(feature)), feature.raw(base.get(feature))});
      }
    }
    return both;
  }

  private static Learned learn(Feature feature, List<double[]> both, int knots) {
    double[] mine = both.stream().mapToDouble(pair -> pair[0]).toArray();
    double[] base = both.stream().mapToDouble(pair -> pair[1]).toArray();
    double before = distance(mine, base);
    QuantileMapping half = QuantileMapping.learn(half(mine, 0), half(base, 0), knots);
    double[] mapped = Arrays.stream(half(mine, 1)).map(half::apply).toArray();
    return new Learned(
        feature,
        mine.length,
        before,
        distance(mapped, half(base, 1)),
        LayerComparison.isOtherScale(feature, before, mine.length),
        QuantileMapping.learn(mine, base, knots).rounded(DIGITS));
  }

  /** Every second value, from the first or from the second. */
  private static double[] half(double[] values, int from) {
    double[] half = new double[(values.length + 1 - from) / 2];
    for (int i = 0; i < half.length; i++) {
      half[i] = values[2 * i + from];
    }
    return half;
  }

  private static double distance(double[] one, double[] two) {
    double[] sortedOne = one.clone();
    double[] sortedTwo = two.clone();
    Arrays.sort(sortedOne);
    Arrays.sort(sortedTwo);
    return LayerComparison.distance(sortedOne, sortedTwo);
  }
}
