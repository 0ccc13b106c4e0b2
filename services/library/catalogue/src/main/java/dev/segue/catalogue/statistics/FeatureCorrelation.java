package dev.segue.catalogue.statistics;

import dev.segue.engine.track.Feature;
import java.util.Arrays;

/** Pearson's correlation of each pair of features, over the tracks that have both. Immutable. */
public final class FeatureCorrelation {
  private final double[][] r;
  private final int tracks;

  private FeatureCorrelation(double[][] r, int tracks) {
    this.r = r;
    this.tracks = tracks;
  }

  /** Number of tracks looked at. */
  public int tracks() {
    return tracks;
  }

  /** −1 to 1; NaN where one of the two does not vary, or too few tracks have both. */
  public double of(Feature a, Feature b) {
    return r[a.position()][b.position()];
  }

  /** Correlations over a selection. */
  public static FeatureCorrelation of(FilteredRows selection) {
    int m = Feature.COUNT;
    Moments[][] moments = new Moments[m][m];
    for (Moments[] row : moments) {
      Arrays.setAll(row, i -> new Moments());
    }
    double[] values = new double[m];
    int[] tracks = {0};
    selection.forEachRow(
        row -> {
          tracks[0]++;
          selection.snapshot().rows().features(row, values);
          for (int a = 0; a < m; a++) {
            if (!Double.isNaN(values[a])) {
              for (int b = 0; b <= a; b++) {
                if (!Double.isNaN(values[b])) {
                  moments[a][b].add(values[a], values[b]);
                }
              }
            }
          }
        });
    double[][] r = new double[m][m];
    for (int a = 0; a < m; a++) {
      for (int b = 0; b <= a; b++) {
        r[a][b] = moments[a][b].correlation();
        r[b][a] = r[a][b];
      }
    }
    return new FeatureCorrelation(r, tracks[0]);
  }

  /** Running central moments of a pair (B. P. Welford, Technometrics 4, 1962). */
  private static final class Moments {
    private long n;
    private double meanX;
    private double meanY;
    private double xx;
    private double yy;
    private double xy;

    private void add(double x, double y) {
      n++;
      double dx = x - meanX;
      double dy = y - meanY;
      meanX += dx / n;
      meanY += dy / n;
      xx += dx * (x - meanX);
      yy += dy * (y - meanY);
      xy += dx * (y - meanY);
    }

    private double correlation() {
      return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : Double.NaN;
    }
  }
}
