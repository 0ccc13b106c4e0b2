package dev.segue.streams.topology;

import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Stores of evidence: in memory, kept by their changelogs alone. Their size is bounded by that of
 * the samples, whatever the catalogue's; they are written all the time and read back only at a
 * start.
 */
public final class EvidenceStores {
  /**
   * A start reads the whole changelog, and compaction never touches its last segment. Kafka
   * Streams' own 50 MiB would be some hundred thousand records of a few thousand keys.
   */
  private static final Map<String, String> CHANGELOG =
      Map.of(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(4 << 20));

  private EvidenceStores() {}

  /** A store of this name. */
  public static StoreBuilder<KeyValueStore<byte[], byte[]>> of(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
        .withCachingDisabled() // hardly a row is written twice between two commits
        .withLoggingEnabled(CHANGELOG);
  }
}
