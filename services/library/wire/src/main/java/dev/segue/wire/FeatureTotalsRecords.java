package dev.segue.wire;

import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.Feature;
import dev.segue.schemas.avro.CatalogueTotals;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Totals in a record of evidence and {@link FeatureTotals}. What a task alone needs, the number of
 * tracks at the ends of a range, is not sent: totals that were read can be merged, but not counted
 * down.
 */
public final class FeatureTotalsRecords {

  private FeatureTotalsRecords() {}

  /**
   * The totals in a record. A feature that this version does not know is left out.
   *
   * @throws IllegalArgumentException if a sum has more than 128 bits
   */
  public static FeatureTotals of(CatalogueTotals totals) {
    FeatureTotals read = new FeatureTotals();
    read.putTracks(totals.getTracks());
    for (dev.segue.schemas.avro.FeatureTotals one : totals.getFeatures()) {
      Feature.of(one.getFeature())
          .ifPresent(
              feature ->
                  read.put(
                      feature,
                      one.getCount(),
                      integer(one.getSum()),
                      integer(one.getSumOfSquares()),
                      orMissing(one.getMinimum()),
                      orMissing(one.getMaximum())));
    }
    return read;
  }

  /** The record of totals: the features that occur, in the order of {@link Feature}. */
  public static CatalogueTotals toRecord(FeatureTotals totals) {
    List<dev.segue.schemas.avro.FeatureTotals> features = new ArrayList<>(Feature.COUNT);
    for (Feature feature : Feature.values()) {
      if (totals.count(feature) > 0) {
        features.add(
            new dev.segue.schemas.avro.FeatureTotals(
                feature.label(),
                totals.count(feature),
                ByteBuffer.wrap(totals.sum(feature).toByteArray()),
                ByteBuffer.wrap(totals.sumOfSquares(feature).toByteArray()),
                totals.least(feature),
                totals.greatest(feature)));
      }
    }
    return new CatalogueTotals(totals.tracks(), features);
  }

  private static BigInteger integer(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    return copy.length == 0 ? BigInteger.ZERO : new BigInteger(copy);
  }

  private static double orMissing(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }
}
