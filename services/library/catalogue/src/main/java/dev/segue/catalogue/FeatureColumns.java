package dev.segue.catalogue;

import dev.segue.engine.track.Feature;

/**
 * The features of the rows of a block. While rows are appended they are plain columns; once all are
 * there, {@link PackedColumn}s. Sources write few digits, so that takes a third of the memory, for
 * the very same bits.
 *
 * <p>One writer; a reader may read any row that was appended before the snapshot it holds was
 * published.
 */
final class FeatureColumns {
  private static final float[] NONE = {};
  private static final Feature[] FEATURES = Feature.values();

  private final int count;

  /** Written before {@link #open} becomes empty, and read after. */
  private PackedColumn[] closed = {};

  /**
   * {@code open[f * ROWS + row]}; NaN where the feature is missing. Empty once all rows are there.
   */
  private volatile float[] open;

  FeatureColumns(int count) {
    this.count = count;
    open = new float[count * RowBlock.ROWS];
  }

  /** Writes a row; rows come in order, from 0. Writer only. */
  void append(int row, float[] features) {
    float[] values = open;
    for (int f = 0; f < count; f++) {
      values[(f << RowBlock.BITS) + row] = features[f];
    }
    if (row == RowBlock.ROWS - 1) {
      PackedColumn[] columns = new PackedColumn[count];
      for (int f = 0; f < count; f++) {
        columns[f] = PackedColumn.of(FEATURES[f], values, f << RowBlock.BITS, RowBlock.ROWS);
      }
      closed = columns;
      open = NONE;
    }
  }

  float get(int row, int feature) {
    float[] values = open;
    return values.length == 0 ? closed[feature].get(row) : values[(feature << RowBlock.BITS) + row];
  }

  /** What it takes on the heap. */
  long memory() {
    long bytes = Memory.of(open);
    for (PackedColumn column : closed) {
      bytes += column.memory();
    }
    return bytes;
  }
}
