package dev.segue.offline.fit;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.KdTreeIndex;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.TopN;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.offline.OfflineRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The tracks of a table, searched for those nearest to one of them by the index that a query node
 * has. Of several rows with one id the first stands for the track.
 *
 * <p>A query node keeps features in single precision, and so does this: the scores are the very
 * floats of its answers.
 */
public final class Neighbors {

  private final List<String> ids;
  private final EmbeddingIndex.Snapshot index;
  private final int rank;
  private final boolean cosine;

  /** One track that is near another. */
  public record Neighbor(String id, float score) {}

  private Neighbors(List<String> ids, EmbeddingIndex.Snapshot index, FactorModel model) {
    this.ids = ids;
    this.index = index;
    this.rank = model.rank();
    // Unit rows of single precision may have a product of 1.0000001.
    this.cosine = model.similarity() == Similarity.COSINE;
  }

  /** Places and indexes all tracks. */
  public static Neighbors of(List<OfflineRow> rows, FactorModel model) {
    KdTreeIndex index = new KdTreeIndex(model.rank());
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
    return new Neighbors(List.copyOf(ids), index.snapshot(), model);
  }

  /** The tracks, in the order of the table. */
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
    index.copyRow(track, query, 0);
    TopN nearest =
        index.search(
            query,
            limit,
            RowFilter.ALL,
            new int[] {track},
            (a, b) -> ids.get(a).compareTo(ids.get(b)));
    List<Neighbor> neighbors = new ArrayList<>(nearest.size());
    for (int rank = 0; rank < nearest.size(); rank++) {
      float product = nearest.score(rank);
      neighbors.add(
          new Neighbor(ids.get(nearest.row(rank)), cosine ? Math.min(1, product) : product));
    }
    return neighbors;
  }
}
