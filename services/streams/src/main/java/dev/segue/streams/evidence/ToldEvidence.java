package dev.segue.streams.evidence;

import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What the learner has been told, on disk: the totals, the rows of the sample ({@link
 * SampleRowLayout}), the first track known to be outside, without which a sample that deletes have
 * thinned would not stay uniform after a restart; and whether the catalogue has changed since.
 */
final class ToldEvidence {
  private static final byte[] TOTALS = "totals".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OUTSIDE = "sample-outside".getBytes(StandardCharsets.UTF_8);
  private static final byte[] CHANGED = "changed".getBytes(StandardCharsets.UTF_8);
  private static final byte[] YES = {1};

  private final KeyValueStore<byte[], byte[]> totals;
  private final KeyValueStore<byte[], byte[]> rows;

  ToldEvidence(KeyValueStore<byte[], byte[]> totals, KeyValueStore<byte[], byte[]> rows) {
    this.totals = totals;
    this.rows = rows;
  }

  FeatureTotals totals() {
    byte[] bytes = totals.get(TOTALS);
    return bytes == null ? new FeatureTotals() : FeatureTotals.fromBytes(bytes);
  }

  Optional<String> outside() {
    return Optional.ofNullable(totals.get(OUTSIDE))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  void readRows(Consumer<Entry> reader) {
    try (KeyValueIterator<byte[], byte[]> all = rows.all()) {
      while (all.hasNext()) {
        KeyValue<byte[], byte[]> row = all.next();
        reader.accept(Entry.of(SampleRowLayout.id(row.key), SampleRowLayout.row(row.value)));
      }
    }
  }

  /** Whether the catalogue has changed in a way that the learner was not told. */
  boolean isOvertaken() {
    return totals.get(CHANGED) != null;
  }

  /** Says so, in the transaction of the first change after a report. */
  void overtaken() {
    totals.put(CHANGED, YES);
  }

  void sampled(Entry row) {
    rows.put(SampleRowLayout.key(row.hash(), row.id()), SampleRowLayout.value(row.row()));
  }

  void left(Entry row) {
    rows.delete(SampleRowLayout.key(row.hash(), row.id()));
  }

  /** Ends a report: the learner knows all there is. */
  void reported(FeatureTotals told, @Nullable String outside) {
    totals.put(TOTALS, told.toBytes());
    totals.put(OUTSIDE, outside == null ? null : outside.getBytes(StandardCharsets.UTF_8));
    totals.delete(CHANGED);
  }
}
