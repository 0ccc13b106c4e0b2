package dev.segue.benchmarks.query;

import dev.segue.engine.index.KdTreeIndex;
import dev.segue.engine.index.Metric;
import dev.segue.engine.index.RowOrder;
import dev.segue.engine.index.TopN;
import org.jspecify.annotations.Nullable;

/** Segue's trees. New rows are merged into them by the thread that adds them. */
final class TreePeer implements Peer {
  private static final int[] NOTHING = {};

  private final PeerRows rows;
  private @Nullable KdTreeIndex index;

  TreePeer(PeerRows rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "Segue";
  }

  @Override
  public String key() {
    return "segue";
  }

  @Override
  public boolean isApproximate() {
    return false;
  }

  @Override
  public void build() {
    index = KdTreeIndex.of(rows.rank(), Metric.DOT, rows.columns(), rows.exact(), rows.count());
  }

  @Override
  public void add(int row) {
    KdTreeIndex trees = built();
    trees.append(rows.row(row), 0);
    if (trees.wantsMerge()) {
      trees.merge();
    }
  }

  @Override
  public Searcher searcher() {
    KdTreeIndex trees = built();
    return (query, wanted, width) ->
        numbers(
            trees
                .snapshot()
                .search(query, Question.LIMIT, wanted.filter(), NOTHING, RowOrder.APPENDED));
  }

  static int[] numbers(TopN found) {
    int[] numbers = new int[found.size()];
    for (int place = 0; place < numbers.length; place++) {
      numbers[place] = found.row(place);
    }
    return numbers;
  }

  private KdTreeIndex built() {
    if (index == null) {
      throw new IllegalStateException("not built");
    }
    return index;
  }

  @Override
  public void close() {}
}
