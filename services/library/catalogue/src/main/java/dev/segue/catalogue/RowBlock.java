package dev.segue.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * Storage of 65,536 consecutive rows: features column by column, ids and search text as bytes, the
 * facts that filters ask for, the sequence number at which each row died, and the row before of the
 * same id.
 */
final class RowBlock {
  static final int BITS = 16;
  static final int ROWS = 1 << BITS;
  static final int MASK = ROWS - 1;

  final FeatureColumns features;

  private volatile int @Nullable [] deaths;

  /** Row + 1 of the next older row of the same id; 0 = none. */
  private volatile int @Nullable [] older;

  final IdColumn ids = new IdColumn();
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

  /** Notes the row, of any block, that had the same id before. Writer only. */
  void setOlder(int row, int before) {
    int[] all = older;
    if (all == null) {
      all = new int[ROWS];
      older = all;
    }
    all[row] = before + 1;
  }

  /** The row that had the same id before, or −1. */
  int older(int row) {
    int[] all = older;
    return all == null ? -1 : all[row] - 1;
  }

  /** What changes and deaths take on the heap. */
  long historyMemory() {
    return Memory.of(deaths) + Memory.of(older);
  }
}
