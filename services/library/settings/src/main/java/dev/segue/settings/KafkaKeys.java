package dev.segue.settings;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What Kafka's clients say of their own keys: which exist, and which hold a secret. */
final class KafkaKeys {
  private static final List<ConfigDef> DEFINITIONS =
      List.of(
          ProducerConfig.configDef(), ConsumerConfig.configDef(), AdminClientConfig.configDef());
  private static final Set<String> PASSWORDS = new TreeSet<>();
  private static final Set<String> OPEN = new TreeSet<>();

  static {
    for (ConfigDef definition : DEFINITIONS) {
      definition
          .configKeys()
          .forEach(
              (name, key) -> (key.type() == ConfigDef.Type.PASSWORD ? PASSWORDS : OPEN).add(name));
    }
  }

  private KafkaKeys() {}

  /**
   * Whether the key is a password of Kafka's, or ends in one after whatever prefix: {@code
   * schema.registry.ssl.key.password}.
   */
  static boolean isPassword(String name) {
    for (int dot = -1; ; ) {
      if (PASSWORDS.contains(name.substring(dot + 1))) {
        return true;
      }
      dot = name.indexOf('.', dot + 1);
      if (dot < 0) {
        return false;
      }
    }
  }

  /** Whether the key, perhaps meant for one kind of client only, is Kafka's and no password. */
  static boolean isKnownAndOpen(String name) {
    return OPEN.contains(name)
        || KafkaSettings.CLIENT_PREFIXES.stream()
            .anyMatch(
                prefix ->
                    name.startsWith(prefix) && OPEN.contains(name.substring(prefix.length())));
  }
}
