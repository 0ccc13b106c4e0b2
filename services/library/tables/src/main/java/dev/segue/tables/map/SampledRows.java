package dev.segue.tables.map;

import dev.segue.tables.source.Row;
import dev.segue.tables.source.RowSource;
import dev.segue.tables.value.PlainValues;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a source, of which the first have been looked at to find out what the columns mean.
 */
final class SampledRows {

  /** Enough to tell an id from an index and milliseconds from seconds, and read in no time. */
  private static final int ROWS = 1_000;

  private final RowSource source;
  private final List<Row> sample;
  private int next;

  private SampledRows(RowSource source, List<Row> sample) {
    this.source = source;
    this.sample = sample;
  }

  static SampledRows of(RowSource source) {
    List<Row> sample = new ArrayList<>();
    while (sample.size() < ROWS) {
      Row row = source.next();
      if (row == null) {
        break;
      }
      sample.add(row);
    }
    return new SampledRows(source, List.copyOf(sample));
  }

  List<Row> sample() {
    return sample;
  }

  /** Whether all of the source is in the sample. */
  boolean isWhole() {
    return sample.size() < ROWS;
  }

  /** Whether a row of the sample has something in a column of numbers. */
  boolean haveNumber(int column) {
    for (Row row : sample) {
      String value = row.value(column);
      if (value != null && !PlainValues.isMissingNumber(value.strip())) {
        return true;
      }
    }
    return false;
  }

  @Nullable Row next() {
    return next < sample.size() ? sample.get(next++) : source.next();
  }
}
