package dev.segue.query.listener;

import dev.segue.schemas.Topics;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * From the topic of feedback to the store of ratings, the topic of lists and that of dead letters.
 */
final class ListenerTopology {
  /** The store of ratings; see {@link RatingFormat}. */
  static final String STORE = "listener-ratings";

  /** Node: what is recommended to listeners. */
  static final String LISTS = "lists";

  /** Node: events that cannot be used. */
  static final String DEAD_LETTERS = "dead-letters";

  private static final String LISTEN = "listen";

  /** So that a listener who was erased leaves the changelog within a day or so. */
  private static final Map<String, String> CHANGELOG =
      Map.of(
          TopicConfig.SEGMENT_MS_CONFIG,
          "3600000",
          TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
          "0.1",
          TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
          "86400000");

  private ListenerTopology() {}

  static Topology of(Topics topics, ProcessorSupplier<byte[], byte[], byte[], byte[]> task) {
    Topology topology = new Topology();
    topology.addSource(
        "feedback",
        Serdes.ByteArray().deserializer(),
        Serdes.ByteArray().deserializer(),
        topics.listenerFeedback());
    topology.addProcessor(LISTEN, task, "feedback");
    topology.addStateStore(
        Stores.keyValueStoreBuilder(
                // In memory: RocksDB's files would hold erased ids until some compaction.
                RatingStore.supplier(STORE), Serdes.String(), Serdes.ByteArray())
            .withLoggingEnabled(CHANGELOG)
            .withCachingDisabled(),
        LISTEN);
    Serializer<byte[]> bytes = Serdes.ByteArray().serializer();
    topology.addSink(LISTS, topics.listenerRecommendations(), bytes, bytes, LISTEN);
    topology.addSink(DEAD_LETTERS, topics.listenerFeedbackDeadLetters(), bytes, bytes, LISTEN);
    return topology;
  }
}
