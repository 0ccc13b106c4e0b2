package dev.segue.wire;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.schemas.avro.SampleRow;

/**
 * A row of evidence and an entry of a {@link BottomKSample}. The hash is not sent: it follows from
 * the id.
 */
public final class SampleRows {

  private SampleRows() {}

  /** The entry in a record. */
  public static BottomKSample.Entry of(SampleRow row) {
    return BottomKSample.Entry.of(row.getId(), FeatureVectors.of(row.getFeatures()));
  }

  /** The record of an entry. */
  public static SampleRow toRecord(BottomKSample.Entry entry) {
    return new SampleRow(entry.id(), FeatureVectors.toRecord(entry.row()));
  }
}
