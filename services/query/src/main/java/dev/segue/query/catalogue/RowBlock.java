package dev.segue.query.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Storage of 65,536 consecutive rows: features column by column, ids and search text as bytes, the
 * facts that filters ask for, and the sequence number at which each row died.
 */
final class RowBlock {
  static final int BITS = 16;
  static final int ROWS = 1 << BITS;
  static final int MASK = ROWS - 1;

  final FeatureColumns features;

  private volatile int @Nullable [] deaths;

  final ByteColumn ids = new ByteColumn(ROWS);
  final ByteColumn text = new ByteColumn(ROWS);
  final FactColumns facts = new FactColumns();

  RowBlock(int featureCount) {
    features = new FeatureColumns(featureCount);
  }

  /** Notes when a row died. Writer only. */
  void kill(int row, int sequence) {
    int[] all = deaths;
    if (all == null) {
      all = new int[ROWS];
      all[row] = sequence;
      deaths = all;
    } else {
      all[row] = sequence;
    }
  }

  /** 0 while the row lives. */
  int diedAt(int row) {
    int[] all = deaths;
    return all == null ? 0 : all[row];
  }
}
