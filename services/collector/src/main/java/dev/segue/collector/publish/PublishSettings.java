package dev.segue.collector.publish;

import java.time.Duration;
import java.util.Map;

/**
 * Where and how to publish.
 *
 * @param brokers the brokers' addresses, for messages
 * @param registryUrl the registry's addresses, for messages
 * @param producer Kafka's own settings for a producer; they win over ours
 * @param admin Kafka's own settings for an admin client
 * @param registry the registry client's own settings
 * @param topicPrefix what the topics' names start with
 * @param partitions of topics that are created
 * @param replication of topics that are created
 * @param connectTimeout how long a broker that does not answer is waited for, at the start and when
 *     it goes away later
 */
public record PublishSettings(
    String brokers,
    String registryUrl,
    Map<String, Object> producer,
    Map<String, Object> admin,
    Map<String, Object> registry,
    String topicPrefix,
    int partitions,
    short replication,
    Duration connectTimeout) {

  public PublishSettings {
    producer = Map.copyOf(producer);
    admin = Map.copyOf(admin);
    registry = Map.copyOf(registry);
  }

  /** Without the values, which may be secrets. */
  @Override
  public String toString() {
    return "PublishSettings[" + brokers + ", " + registryUrl + ", " + topicPrefix + "]";
  }
}
