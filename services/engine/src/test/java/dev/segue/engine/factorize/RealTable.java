package dev.segue.engine.factorize;

import dev.segue.engine.SharedFiles;
import java.util.List;
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

  private RealTable() {}

  /** Every column from 0 to 1, as the published recipe scales it. */
  static DMatrixRMaj minMaxScaled() {
    DMatrixRMaj v = SharedFiles.columns("tidytuesday/spotify_songs.csv", COLUMNS);
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
