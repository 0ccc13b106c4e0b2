package dev.segue.streams.evidence;

import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.FeatureVector;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A task's exact totals, in memory, written through to a store with each change (cheap: the store's
 * cache keeps one value until the commit). They are reported once after every start, whether or not
 * they had been before: they are absolute.
 */
final class PartitionTotals {
  private static final byte[] KEY = "totals".getBytes(StandardCharsets.UTF_8);

  private final KeyValueStore<byte[], byte[]> store;
  private final FeatureTotals totals;
  private boolean unreported = true;

  PartitionTotals(KeyValueStore<byte[], byte[]> store) {
    this.store = store;
    byte[] bytes = store.get(KEY);
    this.totals = bytes == null ? new FeatureTotals() : FeatureTotals.fromBytes(bytes);
  }

  long tracks() {
    return totals.tracks();
  }

  /**
   * Whether the last track at the end of a range has left, so that the true range may be narrower.
   */
  boolean rangeStale() {
    return totals.rangeStale();
  }

  boolean unreported() {
    return unreported;
  }

  /** Counts {@code added} in and {@code removed} out; either may be null. */
  void change(@Nullable FeatureVector removed, @Nullable FeatureVector added) {
    if (added != null) { // first, so that an extreme value that stays does not look as if it left
      totals.add(added);
    }
    if (removed != null) {
      totals.subtract(removed);
    }
    write();
  }

  /** Finds the ranges anew in one pass over the catalogue. */
  void recomputeRanges(Iterable<FeatureVector> catalogue) {
    totals.recomputeRanges(catalogue);
    write();
  }

  /** The totals to be sent; from here on they count as reported. */
  FeatureTotals report() {
    unreported = false;
    return totals;
  }

  private void write() {
    unreported = true;
    store.put(KEY, totals.toBytes());
  }
}
