package dev.segue.query;

import dev.segue.query.listener.StoreLocation;
import dev.segue.runtime.StreamsDefaults;
import dev.segue.runtime.deadletter.DeadLetters;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The configurations of the Kafka Streams clients of a query node. */
final class ClientConfigs {
  private final QuerySettings settings;
  private final Path folder;

  ClientConfigs(QuerySettings settings) {
    this.settings = settings;
    folder = settings.shared().dataDir().resolve("query");
  }

  /**
   * For the replica: of this node alone. It writes to no topic and overwrites by key, so
   * exactly-once would add nothing but its caution: after a crash a store that was open is refused,
   * which a task survives by reading its changelog again and a global store does not.
   */
  Properties replica() {
    return properties(
        "query-replica-" + NodeId.in(folder),
        "replica",
        Map.of(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE));
  }

  /** Where the search index lies, beside the replica that it is derived from. */
  Path searchFolder() {
    return folder.resolve("search");
  }

  /** For the recommendation tasks: one group of all nodes. */
  Properties recommendations() {
    return properties(
        "query-recommendations",
        "recommendations",
        Map.of(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.recommendationThreads()));
  }

  /**
   * For the ratings of listeners: one group of all nodes.
   *
   * @param self where other nodes reach this one
   */
  Properties listeners(StoreLocation.Node self) {
    Properties config =
        properties(
            "query-listeners",
            "listeners",
            Map.of(
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                settings.listenerThreads(),
                StreamsConfig.APPLICATION_SERVER_CONFIG,
                self.host() + ":" + self.port(),
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                DeadLetters.MAX_REQUEST_BYTES));
    // Who takes over from a lost node waits for its session and for its transaction.
    config.putIfAbsent(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        config.get(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG)));
    return config;
  }

  private Properties properties(String name, String state, Map<String, ?> own) {
    return StreamsDefaults.properties(
        settings.shared().topicPrefix() + name,
        folder.resolve(state),
        settings.shared(),
        settings.runtime(),
        own);
  }
}
