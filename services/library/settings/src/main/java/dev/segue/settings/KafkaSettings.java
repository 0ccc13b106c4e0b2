package dev.segue.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Kafka's and the Schema Registry client's own properties, as they came with {@code segue.kafka.};
 * the values are secrets as often as not, so {@link #toString()} shows none.
 *
 * @param properties by Kafka's own names
 */
public record KafkaSettings(Map<String, String> properties) {
  private static final List<String> REGISTRY_PREFIXES =
      List.of("schema.registry.", "basic.auth.", "bearer.auth.");
  static final List<String> CLIENT_PREFIXES =
      List.of(
          "producer.",
          "consumer.",
          "admin.",
          "main.consumer.",
          "restore.consumer.",
          "global.consumer.");

  public KafkaSettings {
    properties = Map.copyOf(properties);
  }

  /** Brokers as host:port, by comma; empty if nobody says. */
  public String bootstrapServers() {
    return properties.getOrDefault("bootstrap.servers", "");
  }

  /**
   * Addresses of the Schema Registry for people, by comma: users and passwords are masked. Empty if
   * nobody says.
   */
  public String registryUrl() {
    return Secrets.withoutSecrets(properties.getOrDefault("schema.registry.url", ""));
  }

  /** For the registry client, which takes what it knows of the whole. */
  public Map<String, Object> registry() {
    return new TreeMap<>(properties);
  }

  /** For a plain producer: what is meant for every client, then what is meant for producers. */
  public Map<String, Object> producer() {
    return client("producer.");
  }

  /** For a plain consumer. */
  public Map<String, Object> consumer() {
    return client("consumer.");
  }

  /** For an admin client. */
  public Map<String, Object> admin() {
    return client("admin.");
  }

  /** For Kafka Streams, which sorts out the prefixes itself. */
  public Map<String, Object> streams() {
    Map<String, Object> result = new HashMap<>(properties);
    result.keySet().removeIf(key -> startsWithAny(key, REGISTRY_PREFIXES));
    return result;
  }

  private Map<String, Object> client(String prefix) {
    Map<String, Object> result = streams();
    result.keySet().removeIf(key -> startsWithAny(key, CLIENT_PREFIXES));
    properties.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            result.put(key.substring(prefix.length()), value);
          }
        });
    return result;
  }

  private static boolean startsWithAny(String key, List<String> prefixes) {
    return prefixes.stream().anyMatch(key::startsWith);
  }

  @Override
  public String toString() {
    return "KafkaSettings" + properties.keySet();
  }
}
