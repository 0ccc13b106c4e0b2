package dev.segue.runtime;

import dev.segue.settings.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Producers of what a person waits for. */
public final class PromptProducer {
  private PromptProducer() {}

  /**
   * A producer that sends each record at once. All copies of the broker confirm it, or sending has
   * failed: after twice {@code patience} at the latest, since topics and brokers may have to be
   * found before.
   */
  public static KafkaProducer<String, byte[]> of(KafkaSettings kafka, Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    Map<String, Object> config = new HashMap<>(kafka.producer());
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }
}
