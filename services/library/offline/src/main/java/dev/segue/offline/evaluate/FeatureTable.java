package dev.segue.offline.evaluate;

import dev.segue.engine.track.Feature;
import java.util.Arrays;
import java.util.List;

/**
 * Features of tracks as a plain table, for the ways to find neighbours that a recipe is compared
 * with. Only features that some track has; what a track lacks is the mean.
 */
final class FeatureTable {
  private final double[][] rows;

  private FeatureTable(double[][] rows) {
    this.rows = rows;
  }

  /** The tracks' features, each from 0 for the least to 1 for the greatest value. */
  static FeatureTable minMax(List<LabelledTrack> tracks, Feature... features) {
    return scaled(tracks, features, false);
  }

  /** The tracks' features, each less its mean and divided by its standard deviation. */
  static FeatureTable standardised(List<LabelledTrack> tracks, Feature... features) {
    return scaled(tracks, features, true);
  }

  /** Number of features. */
  int width() {
    return rows.length == 0 ? 0 : rows[0].length;
  }

  /** The rows themselves; not to be modified. */
  double[][] rows() {
    return rows;
  }

  private static FeatureTable scaled(
      List<LabelledTrack> tracks, Feature[] features, boolean standardise) {
    Feature[] present =
        Arrays.stream(features)
            .filter(feature -> tracks.stream().anyMatch(track -> track.features().has(feature)))
            .toArray(Feature[]::new);
    double[][] rows = new double[tracks.size()][present.length];
    for (int j = 0; j < present.length; j++) {
      Feature feature = present[j];
      double[] known =
          tracks.stream()
              .mapToDouble(track -> track.features().get(feature))
              .filter(x -> !Double.isNaN(x))
              .toArray();
      double mean = Arrays.stream(known).average().orElse(0);
      double zero = standardise ? mean : Arrays.stream(known).min().orElse(0);
      double span =
          standardise
              ? Math.sqrt(
                  Arrays.stream(known).map(x -> (x - mean) * (x - mean)).average().orElse(0))
              : Arrays.stream(known).max().orElse(0) - zero;
      for (int row = 0; row < rows.length; row++) {
        double x = tracks.get(row).features().get(feature);
        rows[row][j] = span == 0 ? 0 : ((Double.isNaN(x) ? mean : x) - zero) / span;
      }
    }
    return new FeatureTable(rows);
  }
}
