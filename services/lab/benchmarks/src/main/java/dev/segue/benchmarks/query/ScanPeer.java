package dev.segue.benchmarks.query;

import dev.segue.engine.index.BruteForceIndex;
import dev.segue.engine.index.RowOrder;

/** Every row is looked at. */
final class ScanPeer implements Peer {
  private static final int[] NOTHING = {};

  private final PeerRows rows;
  private final BruteForceIndex index;

  ScanPeer(PeerRows rows) {
    this.rows = rows;
    index = new BruteForceIndex(rows.rank());
  }

  @Override
  public String name() {
    return "brute force";
  }

  @Override
  public String key() {
    return "scan";
  }

  @Override
  public boolean isApproximate() {
    return false;
  }

  @Override
  public void build() {
    for (int row = 0; row < rows.count(); row++) {
      add(row);
    }
  }

  @Override
  public void add(int row) {
    index.append(rows.row(row), 0);
  }

  @Override
  public Searcher searcher() {
    return (query, wanted, width) ->
        TreePeer.numbers(
            index
                .snapshot()
                .search(query, Question.LIMIT, wanted.filter(), NOTHING, RowOrder.APPENDED));
  }

  @Override
  public void close() {}
}
