package dev.segue.offline.fit;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.KdTreeIndex;
import dev.segue.engine.index.Metric;
import dev.segue.engine.index.RangeColumns;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.RowOrder;
import dev.segue.engine.index.TopN;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.offline.OfflineRow;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The tracks of a table or of a catalogue, searched for those nearest to one of them by the index
 * that a query node has. Of several rows with one id the first stands for the track.
 *
 * <p>A query node keeps features in single precision, and so does this: the scores are the very
 * floats of its answers.
 */
public final class Neighbors {

  private final List<String> ids;
  private final int[] rows;
  private final IntFunction<String> idOfRow;
  private final RowOrder ties;
  private final EmbeddingIndex.Snapshot index;
  private final int rank;
  private final boolean cosine;

  /** One track that is near another. */
  public record Neighbor(String id, float score) {}

  private Neighbors(
      List<String> ids,
      int[] rows,
      IntFunction<String> idOfRow,
      RowOrder ties,
      EmbeddingIndex.Snapshot index,
      FactorModel model) {
    this.ids = ids;
    this.rows = rows;
    this.idOfRow = idOfRow;
    this.ties = ties;
    this.index = index;
    this.rank = model.rank();
    // Unit rows of single precision may have a product of 1.0000001.
    this.cosine = model.similarity() == Similarity.COSINE;
  }

  /** Places and indexes all tracks. */
  public static Neighbors of(List<OfflineRow> rows, FactorModel model) {
    Metric metric = model.similarity() == Similarity.COSINE ? Metric.DOT : Metric.DISTANCE;
    KdTreeIndex index = new KdTreeIndex(model.rank(), metric, RangeColumns.NONE);
    Projection projection = new Projection(model);
    float[] embedding = new float[model.rank()];
    double[] features = new double[Feature.COUNT];
    List<String> ids = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (OfflineRow row : rows) {
      if (seen.add(row.id())) {
        ids.add(row.id());
        row.features().copyInto(features, 0);
        for (int f = 0; f < features.length; f++) {
          features[f] = (float) features[f];
        }
        projection.project(FeatureVector.of(features), embedding, 0);
        index.append(embedding, 0);
      }
    }
    index.merge();
    List<String> all = List.copyOf(ids);
    return new Neighbors(
        all,
        IntStream.range(0, all.size()).toArray(),
        all::get,
        (a, b) -> all.get(a).compareTo(all.get(b)),
        index.snapshot(),
        model);
  }

  /**
   * Tracks that are placed and indexed already.
   *
   * @param model by which they are placed
   * @param rows where in the index they are, in the order they are wanted. Not modified
   * @param idOfRow the id of a row of the index
   * @param ties which of two rows of one score comes first
   */
  public static Neighbors in(
      EmbeddingIndex.Snapshot index,
      FactorModel model,
      int[] rows,
      IntFunction<String> idOfRow,
      RowOrder ties) {
    int[] own = rows.clone();
    List<String> ids =
        new AbstractList<>() {
          @Override
          public String get(int place) {
            return idOfRow.apply(own[place]);
          }

          @Override
          public int size() {
            return own.length;
          }
        };
    return new Neighbors(ids, own, idOfRow, ties, index, model);
  }

  /** The tracks, in the order of the table or the catalogue. */
  public List<String> ids() {
    return ids;
  }

  /**
   * The tracks most like one, the nearest first, ties by id.
   *
   * @param track its place in {@link #ids}
   * @param limit how many at most
   */
  public List<Neighbor> of(int track, int limit) {
    float[] query = new float[rank];
    int row = rows[track];
    index.copyRow(row, query, 0);
    TopN nearest = index.search(query, limit, RowFilter.ALL, new int[] {row}, ties);
    List<Neighbor> neighbors = new ArrayList<>(nearest.size());
    for (int rank = 0; rank < nearest.size(); rank++) {
      float product = nearest.score(rank);
      neighbors.add(
          new Neighbor(idOfRow.apply(nearest.row(rank)), cosine ? Math.min(1, product) : product));
    }
    return neighbors;
  }
}
