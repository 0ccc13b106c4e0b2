package dev.segue.streams.learn;

import dev.segue.concurrency.OccasionalLog;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.streams.evidence.EvidenceKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The evidence of all tasks, in a store as it came and in memory as what it says.
 *
 * <p>A report of a task is the rows that have changed and then the totals, in one transaction but
 * in many records. It counts once its totals are there, so that rows and totals belong together
 * whenever somebody looks. The first row of a report takes the totals before out of the store: if
 * the learner is restarted in the middle, it sees by that that a task's totals are still to come.
 */
final class EvidenceStore {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceStore.class);

  private final KeyValueStore<byte[], byte[]> store;
  private final AvroCodec<CatalogueEvidence> codec;
  private final CatalogueView catalogue = new CatalogueView();
  private final OccasionalLog skipped = new OccasionalLog();

  /** Reports that have no totals yet, by task. */
  private final Map<Integer, List<Row>> begun = new HashMap<>();

  /** Tasks in the middle of whose reports the learner was restarted. */
  private final Set<Integer> cut = new HashSet<>();

  /** A row that changed, or (no evidence) left. */
  private record Row(EvidenceKey key, @Nullable CatalogueEvidence evidence) {}

  /** Reads back what the store has. */
  EvidenceStore(KeyValueStore<byte[], byte[]> store, AvroCodec<CatalogueEvidence> codec) {
    this.store = store;
    this.codec = codec;
    Set<Integer> told = new HashSet<>();
    try (KeyValueIterator<byte[], byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<byte[], byte[]> next = all.next();
        EvidenceKey what = EvidenceKey.parse(next.key);
        (what.id() == null ? told : cut).add(what.task());
        catalogue.apply(what, decode(next.value));
      }
      cut.removeAll(told);
    } catch (UndecodableException e) {
      throw new IllegalStateException(
          "The learner's evidence cannot be read back. Was the schema registry emptied? "
              + e.getMessage(),
          e);
    }
  }

  /**
   * Takes in a record of the evidence topic; a null value takes the earlier one back.
   *
   * @return whether it ends a report that says anything new
   */
  boolean enter(byte[] key, byte @Nullable [] value) {
    if (Arrays.equals(store.get(key), value)) {
      return false; // said again after a restart
    }
    Row record;
    try {
      record = new Row(EvidenceKey.parse(key), decode(value));
    } catch (IllegalArgumentException | UndecodableException e) {
      skipped.log(
          unsaid ->
              LOG.warn(
                  "Skipped a record of the evidence topic, to which only Segue should write: {} ({}"
                      + " more were skipped since the last such line)",
                  e.toString(),
                  unsaid));
      return false;
    }
    store.put(key, value);
    int task = record.key.task();
    if (record.key.id() != null) {
      begun.computeIfAbsent(task, this::begin).add(record);
      return false;
    }
    List<Row> rows = begun.remove(task);
    if (rows != null) {
      rows.forEach(row -> catalogue.apply(row.key, row.evidence));
    }
    catalogue.apply(record.key, record.evidence);
    cut.remove(task);
    return true;
  }

  private List<Row> begin(int task) {
    store.delete(EvidenceKey.totals(task).bytes());
    return new ArrayList<>();
  }

  /** Whether a report has begun whose totals have not come yet. */
  boolean isUnderWay() {
    return !begun.isEmpty();
  }

  /** Whether rows and totals belong together; if not, what is missing comes next. */
  boolean isWhole() {
    return cut.isEmpty();
  }

  /** The totals of the whole catalogue. */
  FeatureTotals totals() {
    return catalogue.totals();
  }

  /** The rows of the k smallest hashes, in the order of their hashes. */
  List<Entry> sample(int k) {
    return catalogue.sample(k);
  }

  private @Nullable CatalogueEvidence decode(byte @Nullable [] value) throws UndecodableException {
    return value == null ? null : codec.decode(value);
  }
}
