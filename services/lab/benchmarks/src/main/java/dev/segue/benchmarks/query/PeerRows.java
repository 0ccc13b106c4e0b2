package dev.segue.benchmarks.query;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.index.BruteForceIndex;
import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.RangeColumns;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.function.Consumer;

/**
 * Rows for several indexes: the first ones of a catalogue, and new ones that are to be added while
 * the indexes are asked.
 */
final class PeerRows {
  private static final int POPULARITY = Feature.POPULARITY.position();

  private final int rank;
  private final int count;
  private final float[] values;
  private final float[] popularity;
  private final EmbeddingIndex.Snapshot exact;

  /**
   * Copies rows, and draws new ones.
   *
   * @param most rows of the catalogue
   * @param later new ones
   */
  PeerRows(GeneratedCatalogue catalogue, int most, int later, Consumer<String> status) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = GeneratedCatalogue.served(snapshot);
    rank = catalogue.rank();
    count = Math.min(most, catalogue.tracks());
    values = new float[Math.multiplyExact(count + later, rank)];
    popularity = new float[count + later];
    BruteForceIndex all = new BruteForceIndex(rank);
    for (int row = 0; row < count; row++) {
      served.index().copyRow(row, values, row * rank);
      popularity[row] = snapshot.rows().feature(row, POPULARITY);
      all.append(values, row * rank);
    }
    exact = all.snapshot();
    status.accept("drawing tracks that are to arrive");
    Projection projection = new Projection(served.model());
    for (int row = count; row < count + later; row++) {
      FeatureVector features = catalogue.source().features((long) Integer.MAX_VALUE + row);
      projection.project(features, values, row * rank);
      popularity[row] = (float) features.get(Feature.POPULARITY);
    }
  }

  int rank() {
    return rank;
  }

  /** How many are there at first. */
  int count() {
    return count;
  }

  /** How many there will be at most. */
  int most() {
    return popularity.length;
  }

  /** Those that are there first, to be looked at one by one. */
  EmbeddingIndex.Snapshot exact() {
    return exact;
  }

  /** A copy of a row. */
  float[] row(int number) {
    float[] row = new float[rank];
    System.arraycopy(values, number * rank, row, 0, rank);
    return row;
  }

  /** Canonical, NaN where missing. */
  double popularity(int row) {
    return popularity[row];
  }

  /** The dot product of a row with a query. */
  float score(int row, float[] query) {
    float score = 0;
    for (int j = 0; j < rank; j++) {
      score += values[row * rank + j] * query[j];
    }
    return score;
  }

  /** What trees split by and keep ranges of, as in the service. */
  RangeColumns columns() {
    return new RangeColumns() {
      @Override
      public int count() {
        return POPULARITY + 1;
      }

      @Override
      public float value(int row, int column) {
        return column == POPULARITY ? popularity[row] : Float.NaN;
      }

      @Override
      public int splitColumn() {
        return POPULARITY;
      }
    };
  }
}
