package dev.segue.cli.command;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where Kafka and the Schema Registry are. Short flags for two settings that every command needs.
 */
final class KafkaOptions {
  @Option(
      names = "--bootstrap-server",
      paramLabel = "HOST:PORT",
      description =
          "Kafka to connect to, several with commas (segue.kafka.bootstrap.servers; localhost:9092).")
  private @Nullable String bootstrapServer;

  @Option(
      names = "--schema-registry-url",
      paramLabel = "URL",
      description =
          "Confluent-compatible Schema Registry, several with commas (segue.kafka.schema.registry.url).")
  private @Nullable String schemaRegistryUrl;

  void addTo(Map<String, String> flags) {
    if (bootstrapServer != null) {
      flags.put("segue.kafka.bootstrap.servers", bootstrapServer);
    }
    if (schemaRegistryUrl != null) {
      flags.put("segue.kafka.schema.registry.url", schemaRegistryUrl);
    }
  }
}
