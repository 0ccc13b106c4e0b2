package dev.segue.settings;

import java.nio.file.Path;
import java.util.List;

/**
 * What every service needs to know.
 *
 * @param kafka how to reach the brokers and the Schema Registry
 * @param topicPrefix what all topic names start with
 * @param partitions of the topics this product creates
 * @param replication of the topics this product creates, and of Kafka Streams' internal ones
 * @param dataDir below which every service keeps its own folder
 */
public record SharedSettings(
    KafkaSettings kafka, String topicPrefix, int partitions, short replication, Path dataDir) {
  public static final String KAFKA_PREFIX = "segue.kafka.";
  public static final String BOOTSTRAP_SERVERS = KAFKA_PREFIX + "bootstrap.servers";
  public static final String REGISTRY_URL = KAFKA_PREFIX + "schema.registry.url";
  public static final String TOPICS_PREFIX = "segue.topics.prefix";
  public static final String TOPICS_PARTITIONS = "segue.topics.partitions";
  public static final String TOPICS_REPLICATION = "segue.topics.replication";
  public static final String DATA_DIR = "segue.data-dir";

  /** Prefixes under which Kafka's own keys pass through. */
  public static final List<String> PASS_THROUGH = List.of(KAFKA_PREFIX);

  private static final List<Setting> KNOWN =
      List.of(
          new Setting(
              BOOTSTRAP_SERVERS, Kind.TEXT, "localhost:9092", "Kafka brokers, host:port by comma."),
          new Setting(
              REGISTRY_URL,
              Kind.TEXT,
              "http://localhost:8081",
              "Addresses of the Schema Registry, by comma."),
          new Setting(TOPICS_PREFIX, Kind.TEXT, "segue.", "What all topic names start with."),
          new Setting(
              TOPICS_PARTITIONS, Kind.COUNT, "4", "Partitions of a topic when it is created."),
          new Setting(
              TOPICS_REPLICATION, Kind.COUNT, "1", "Replicas of a topic when it is created."),
          new Setting(DATA_DIR, Kind.PATH, "segue-data", "Folder for all local state."));

  /** The keys, with their defaults. */
  public static List<Setting> known() {
    return KNOWN;
  }

  /**
   * Takes the shared part of the settings.
   *
   * @throws InvalidSettingsException when an address is missing or the replication cannot be one
   */
  public static SharedSettings from(Settings settings) {
    for (String needed : List.of(BOOTSTRAP_SERVERS, REGISTRY_URL)) {
      if (!settings.isSet(needed)) {
        throw new InvalidSettingsException(needed + " is not set: it needs an address.");
      }
    }
    int replication = settings.integer(TOPICS_REPLICATION);
    if (replication > Short.MAX_VALUE) {
      throw new InvalidSettingsException(TOPICS_REPLICATION + " cannot exceed " + Short.MAX_VALUE);
    }
    return new SharedSettings(
        new KafkaSettings(settings.passThrough(KAFKA_PREFIX)),
        settings.text(TOPICS_PREFIX),
        settings.integer(TOPICS_PARTITIONS),
        (short) replication,
        settings.path(DATA_DIR));
  }
}
