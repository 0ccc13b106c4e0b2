package dev.segue.streams.learn;

import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.streams.evidence.EvidenceKey;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The evidence of all tasks, in a store as it came and in memory as what it says. */
final class EvidenceBook {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceBook.class);

  private final KeyValueStore<byte[], byte[]> store;
  private final AvroCodec<CatalogueEvidence> codec;
  private final CatalogueView catalogue = new CatalogueView();

  /** Reads back what the store has. */
  EvidenceBook(KeyValueStore<byte[], byte[]> store, AvroCodec<CatalogueEvidence> codec) {
    this.store = store;
    this.codec = codec;
    try (KeyValueIterator<byte[], byte[]> all = store.all()) {
      while (all.hasNext()) {
        KeyValue<byte[], byte[]> next = all.next();
        catalogue.apply(EvidenceKey.parse(next.key), decode(next.value));
      }
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
   * @return whether it says anything new
   */
  boolean enter(byte[] key, byte @Nullable [] value) {
    if (Arrays.equals(store.get(key), value)) {
      return false; // said again after a restart
    }
    try {
      catalogue.apply(EvidenceKey.parse(key), decode(value));
    } catch (IllegalArgumentException | UndecodableException e) {
      LOG.warn("Skipped a record of the evidence topic, to which only Segue should write.", e);
      return false;
    }
    store.put(key, value);
    return true;
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
