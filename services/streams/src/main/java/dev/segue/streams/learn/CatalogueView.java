package dev.segue.streams.learn;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.streams.evidence.EvidenceKey;
import dev.segue.wire.FeatureTotalsRecords;
import dev.segue.wire.SampleRows;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What all tasks together know of the catalogue. Every piece of evidence replaces the one before it
 * with the same key, so it does not matter how often one comes.
 *
 * <p>All rows of all tasks are kept, though a fit sees only the K of smallest hash: a row that a
 * task takes back makes room for the next.
 */
final class CatalogueView {
  private final TreeMap<Integer, FeatureTotals> totals = new TreeMap<>();
  private final BottomKSample rows = new BottomKSample(Integer.MAX_VALUE);

  /** Takes in a record of the evidence topic; null takes the earlier one back. */
  void apply(EvidenceKey key, @Nullable CatalogueEvidence evidence) {
    String id = key.id();
    if (id == null) {
      if (evidence == null || evidence.getTotals() == null) {
        totals.remove(key.task());
      } else {
        totals.put(key.task(), FeatureTotalsRecords.of(evidence.getTotals()));
      }
    } else if (evidence == null || evidence.getSampleRow() == null) {
      rows.remove(id);
    } else {
      rows.put(SampleRows.of(evidence.getSampleRow()));
    }
  }

  /** The totals of the whole catalogue. */
  FeatureTotals totals() {
    FeatureTotals all = new FeatureTotals();
    totals.values().forEach(all::merge);
    return all;
  }

  /** The rows of the k smallest hashes, in the order of their hashes. */
  List<Entry> sample(int k) {
    return rows.entries().stream().limit(k).toList();
  }
}
