package dev.segue.engine.factorize;

import dev.segue.engine.SharedFiles;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;

/** A real table of 32,833 rows and 13 features, repeats included, kept beside the repository. */
final class RealTable {

  private static final List<String> COLUMNS =
      List.of(
          "track_popularity",
          "danceability",
          "energy",
          "key",
          "loudness",
          "mode",
          "speechiness",
          "acousticness",
          "instrumentalness",
          "liveness",
          "valence",
          "tempo",
          "duration_ms");

  private static final String FILE = "tidytuesday/spotify_songs.csv";

  private RealTable() {}

  /** The first row of each identifier, in the order of the file. */
  static List<Entry> tracks() {
    DMatrixRMaj values = SharedFiles.columns(FILE, COLUMNS);
    List<String> ids = SharedFiles.column(FILE, "track_id");
    Map<String, Entry> tracks = new LinkedHashMap<>();
    for (int row = 0; row < values.numRows; row++) {
      FeatureVector.Builder vector = FeatureVector.builder();
      for (int j = 0; j < values.numCols; j++) {
        String label = COLUMNS.get(j).replace("track_", "");
        vector.raw(Feature.of(label).orElseThrow(), values.get(row, j));
      }
      tracks.putIfAbsent(ids.get(row), Entry.of(ids.get(row), vector.build()));
    }
    return List.copyOf(tracks.values());
  }

  /** Some columns of the first row of each identifier, as they are written. */
  static DMatrixRMaj literal(List<String> columns) {
    DMatrixRMaj all = SharedFiles.columns(FILE, columns);
    List<String> ids = SharedFiles.column(FILE, "track_id");
    Map<String, double[]> rows = new LinkedHashMap<>();
    for (int row = 0; row < all.numRows; row++) {
      double[] values = new double[all.numCols];
      System.arraycopy(all.data, row * all.numCols, values, 0, all.numCols);
      rows.putIfAbsent(ids.get(row), values);
    }
    return new DMatrixRMaj(rows.values().toArray(double[][]::new));
  }

  /** Every column from 0 to 1, as the published recipe scales it. */
  static DMatrixRMaj minMaxScaled() {
    DMatrixRMaj v = SharedFiles.columns(FILE, COLUMNS);
    for (int j = 0; j < v.numCols; j++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (int row = 0; row < v.numRows; row++) {
        low = Math.min(low, v.get(row, j));
        high = Math.max(high, v.get(row, j));
      }
      for (int row = 0; row < v.numRows; row++) {
        v.set(row, j, (v.get(row, j) - low) / (high - low));
      }
    }
    return v;
  }
}
