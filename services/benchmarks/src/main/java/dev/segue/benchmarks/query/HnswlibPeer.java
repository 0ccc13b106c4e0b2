package dev.segue.benchmarks.query;

import com.github.jelmerk.knn.DistanceFunctions;
import com.github.jelmerk.knn.Item;
import com.github.jelmerk.knn.SearchResult;
import com.github.jelmerk.knn.hnsw.HnswIndex;
import dev.segue.engine.index.EmbeddingIndex;
import java.util.ArrayList;
import java.util.List;

/** The Java port of hnswlib with its usual parameters: m 10, ef 10, ef while building 200. */
final class HnswlibPeer implements Peer {

  /** One row. */
  private static final class Row implements Item<Integer, float[]> {
    private static final long serialVersionUID = 1;

    private final int number;
    private final float[] values;

    Row(int number, float[] values) {
      this.number = number;
      this.values = values;
    }

    @Override
    public Integer id() {
      return number;
    }

    @Override
    public float[] vector() {
      return values;
    }

    @Override
    public int dimensions() {
      return values.length;
    }
  }

  private final List<Row> rows = new ArrayList<>();
  private final HnswIndex<Integer, float[], Row, Float> index;

  HnswlibPeer(EmbeddingIndex.Snapshot source, int rank) {
    for (int number = 0; number < source.bound(); number++) {
      float[] row = new float[rank];
      source.copyRow(number, row, 0);
      rows.add(new Row(number, row));
    }
    index =
        HnswIndex.newBuilder(rank, DistanceFunctions.FLOAT_COSINE_DISTANCE, rows.size()).build();
  }

  @Override
  public String name() {
    return "hnswlib-core";
  }

  @Override
  public String key() {
    return "hnswlib";
  }

  @Override
  public void build() throws InterruptedException {
    index.addAll(rows);
  }

  @Override
  public int usualWidth() {
    return Questions.LIMIT;
  }

  @Override
  public int[] nearest(float[] query, int limit, int width) {
    index.setEf(Math.max(width, limit));
    List<SearchResult<Row, Float>> found = index.findNearest(query, limit);
    return found.stream().mapToInt(result -> result.item().number).toArray();
  }

  @Override
  public void close() {}
}
