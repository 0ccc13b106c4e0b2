package dev.segue.benchmarks.query;

import com.github.jelmerk.knn.DistanceFunctions;
import com.github.jelmerk.knn.Item;
import com.github.jelmerk.knn.hnsw.HnswIndex;
import dev.segue.engine.index.RowFilter;
import java.util.ArrayList;
import java.util.List;

/**
 * The Java port of hnswlib with its usual parameters: m 10, ef 10, ef while building 200. It knows
 * no filters, so more is asked for than is wanted, twice as much until enough is found.
 */
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

  /** Beyond this a question takes longer than to look at all rows; the recall shows the rest. */
  private static final int MOST_FETCHED = 800;

  private final PeerRows rows;
  private final HnswIndex<Integer, float[], Row, Float> index;

  HnswlibPeer(PeerRows rows) {
    this.rows = rows;
    index =
        HnswIndex.newBuilder(rows.rank(), DistanceFunctions.FLOAT_COSINE_DISTANCE, rows.most())
            .build();
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
  public boolean isApproximate() {
    return true;
  }

  @Override
  public void build() throws InterruptedException {
    List<Row> first = new ArrayList<>();
    for (int row = 0; row < rows.count(); row++) {
      first.add(new Row(row, rows.row(row)));
    }
    index.addAll(first);
  }

  @Override
  public void add(int row) {
    index.add(new Row(row, rows.row(row)));
  }

  @Override
  public Searcher searcher() {
    return (query, wanted, width) -> {
      if (index.getEf() != width) {
        index.setEf(width);
      }
      if (wanted.filter() == RowFilter.ALL) {
        return fetch(query, wanted.filter(), Question.LIMIT);
      }
      // The search keeps as many candidates as it is asked for, or as its width says if that is
      // more.
      int fetched = Math.max(width, (int) Math.ceil(Question.LIMIT / wanted.share()));
      int[] numbers = fetch(query, wanted.filter(), fetched);
      while (numbers.length < Question.LIMIT && fetched < MOST_FETCHED) {
        fetched = Math.min(2 * fetched, MOST_FETCHED);
        numbers = fetch(query, wanted.filter(), fetched);
      }
      return numbers;
    };
  }

  private int[] fetch(float[] query, RowFilter filter, int fetched) {
    return index.findNearest(query, fetched).stream()
        .mapToInt(result -> result.item().number)
        .filter(filter::accepts)
        .limit(Question.LIMIT)
        .toArray();
  }

  @Override
  public void close() {}
}
