package dev.segue.collector.publish;

import dev.segue.schemas.TopicCatalogue;
import dev.segue.schemas.Topics;
import dev.segue.tables.source.CollectException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/**
 * Finds out within seconds, not minutes, whether the broker is there, and creates the topics that
 * are missing.
 */
final class BrokerCheck {

  private BrokerCheck() {}

  /**
   * Asks the broker.
   *
   * @throws CollectException if it does not answer, or refuses
   */
  static void ensureTopics(PublishSettings settings, Topics topics) {
    int patience = Math.toIntExact(settings.connectTimeout().toMillis());
    Map<String, Object> config = new HashMap<>();
    config.put(AdminClientConfig.CLIENT_ID_CONFIG, "segue-collector-admin");
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
    config.putAll(settings.admin());
    Admin admin;
    try {
      admin = Admin.create(config);
    } catch (KafkaException e) {
      throw new CollectException(
          "No broker can be asked at " + settings.brokers() + ": " + deepest(e) + ".", e);
    }
    try {
      admin.describeCluster().nodes().get(patience, TimeUnit.MILLISECONDS);
      TopicCatalogue.ensure(admin, topics, settings.partitions(), settings.replication());
    } catch (ExecutionException | TimeoutException e) {
      throw new CollectException(
          "No broker answers at "
              + settings.brokers()
              + ": start it, or say where it is with --bootstrap-server.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CollectException("Stopped while connecting to " + settings.brokers() + ".", e);
    } catch (KafkaException e) {
      throw new CollectException(
          "The topics cannot be created at " + settings.brokers() + ": " + deepest(e) + ".", e);
    } catch (IllegalStateException e) {
      throw new CollectException(String.valueOf(e.getMessage()), e);
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  /** The message of the first cause, which is the one that says what happened. */
  static String deepest(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    String text = message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
