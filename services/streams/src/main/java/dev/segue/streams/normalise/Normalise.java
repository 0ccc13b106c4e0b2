package dev.segue.streams.normalise;

import dev.segue.streams.topology.EvidenceStores;
import dev.segue.streams.topology.Names;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The stage as Kafka Streams wants it: a processor per task with its stores. The state of tracks is
 * not cached, because a catalogue rarely sees a track twice within a commit.
 */
public final class Normalise implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
  private final NormaliseParts parts;

  /** The stage made of {@code parts}. */
  public Normalise(NormaliseParts parts) {
    this.parts = parts;
  }

  @Override
  public Processor<byte[], byte[], byte[], byte[]> get() {
    return new NormaliseProcessor(parts);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(
        tracks(), EvidenceStores.of(Names.SAMPLE_STORE), EvidenceStores.of(Names.TOTALS_STORE));
  }

  private static StoreBuilder<KeyValueStore<byte[], byte[]>> tracks() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(Names.FEATURES_STORE),
            Serdes.ByteArray(),
            Serdes.ByteArray())
        .withCachingDisabled();
  }
}
