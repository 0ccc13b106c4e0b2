package dev.segue.query.catalogue;

/**
 * Storage of 65,536 consecutive rows: features column by column, ids and search text as bytes, the
 * facts that filters ask for, and the sequence number at which each row died.
 */
final class RowBlock {
  static final int BITS = 16;
  static final int ROWS = 1 << BITS;
  static final int MASK = ROWS - 1;

  /** {@code features[f * ROWS + row]}; NaN where the feature is missing. */
  final float[] features;

  /** 0 while the row lives. */
  final int[] diedAt = new int[ROWS];

  final ByteColumn ids = new ByteColumn(ROWS);
  final ByteColumn text = new ByteColumn(ROWS);
  final FactColumns facts = new FactColumns();

  RowBlock(int featureCount) {
    features = new float[featureCount * ROWS];
  }
}
