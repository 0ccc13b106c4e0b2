package dev.segue.runtime;

import dev.segue.settings.InvalidSettingsException;
import dev.segue.settings.SharedSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The Kafka Streams properties every client of ours starts from. What a person sets with {@code
 * segue.kafka.} wins over what the service asks for, and that over the defaults here; a few keys
 * carry guarantees and cannot be set.
 */
public final class StreamsDefaults {
  /** Keys that only Segue sets: its state and its guarantees hang on them. */
  private static final Set<String> OURS =
      Set.of(
          StreamsConfig.APPLICATION_ID_CONFIG,
          StreamsConfig.STATE_DIR_CONFIG,
          StreamsConfig.PROCESSING_GUARANTEE_CONFIG);

  private StreamsDefaults() {}

  /**
   * Properties for one client.
   *
   * @param applicationId also the name of the folder below {@code stateDir}
   * @param stateDir where the client keeps its stores
   * @param own what this client needs beyond the defaults, such as its number of threads
   * @throws InvalidSettingsException when {@code segue.kafka.} sets a key that carries a guarantee
   */
  public static Properties properties(
      String applicationId,
      Path stateDir,
      SharedSettings shared,
      RuntimeSettings runtime,
      Map<String, ?> own) {
    Properties p = new Properties();
    guarantees(p);
    p.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) shared.replication());
    p.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, runtime.standbyReplicas());
    memory(p, runtime);
    throughput(p);
    p.putAll(own);
    Map<String, Object> passedThrough = shared.kafka().streams();
    for (String key : passedThrough.keySet()) {
      if (OURS.contains(key)) {
        throw new InvalidSettingsException(
            SharedSettings.KAFKA_PREFIX + key + " cannot be set: Segue depends on its own value.");
      }
    }
    p.putAll(passedThrough);
    p.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    p.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    return p;
  }

  private static void guarantees(Properties p) {
    p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    // A global store takes part in no transaction of ours: without this it would read aborted ones.
    p.put(
        StreamsConfig.globalConsumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG),
        "read_committed");
    // By name: its constant is deprecated, because Kafka 5 has this behaviour and no such setting.
    p.put("processing.exception.handler.global.enabled", true);
    // A generated name changes with the topology and orphans the store behind it.
    p.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    p.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    p.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    // A task that moved away may come back after a deployment and find its store still there.
    p.put(StreamsConfig.STATE_CLEANUP_DELAY_MS_CONFIG, Duration.ofDays(7).toMillis());
  }

  private static void memory(Properties p, RuntimeSettings runtime) {
    p.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, runtime.recordCache());
    p.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    p.put(BoundedRocksDb.BLOCK_CACHE_BYTES, runtime.blockCache());
    p.put(BoundedRocksDb.WRITE_BUFFER_BYTES, runtime.writeBuffers());
  }

  private static void throughput(Properties p) {
    // Not lz4, whose codec allocates 128 kB for every batch, however small.
    p.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "snappy");
    // A commit every 100 ms sends what lingers and makes it visible; until then it may gather in
    // batches. Kafka Streams' own 100 ms would leave all the sending to the commit.
    p.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 25);
    p.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 64 << 10);
    // Restoring is one long read: larger steps, fewer round trips.
    p.put(StreamsConfig.restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 10_000);
    p.put(StreamsConfig.globalConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 10_000);
    p.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
  }
}
