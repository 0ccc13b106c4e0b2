package dev.segue.collector.publish;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The producer's settings: safe first, then fast; what the user sets wins. */
final class ProducerConfiguration {

  private static final int BATCH = 256 * 1024;
  private static final long BUFFER = 64L * 1024 * 1024;
  private static final int LINGER_MS = 20;

  private ProducerConfiguration() {}

  static Map<String, Object> of(PublishSettings settings) {
    int patience = Math.toIntExact(settings.connectTimeout().toMillis());
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "segue-collector");
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Not lz4, whose codec allocates 128 kB for every batch, however small.
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "snappy");
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH);
    config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER);
    config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    // A broker that restarts is back within this; one that is gone is reported then.
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3 * patience + LINGER_MS);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3L * patience);
    config.putAll(settings.producer());
    return config;
  }
}
