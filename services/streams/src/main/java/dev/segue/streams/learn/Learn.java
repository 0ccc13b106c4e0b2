package dev.segue.streams.learn;

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
 * The stage as Kafka Streams wants it: one processor, because its topics have one partition each,
 * with its stores.
 */
public final class Learn implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
  private final LearnParts parts;

  /** The stage made of {@code parts}. */
  public Learn(LearnParts parts) {
    this.parts = parts;
  }

  @Override
  public Processor<byte[], byte[], byte[], byte[]> get() {
    return new LearnProcessor(parts);
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return Set.of(EvidenceStores.of(Names.EVIDENCE_STORE), models());
  }

  private static StoreBuilder<KeyValueStore<byte[], byte[]>> models() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(Names.MODEL_STORE),
            Serdes.ByteArray(),
            Serdes.ByteArray())
        .withCachingEnabled();
  }
}
