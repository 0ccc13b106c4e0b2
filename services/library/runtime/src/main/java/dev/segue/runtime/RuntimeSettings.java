package dev.segue.runtime;

import dev.segue.settings.Kind;
import dev.segue.settings.Setting;
import dev.segue.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How much a Kafka Streams process may use and how long it waits.
 *
 * @param blockCache bytes of RocksDB's cache for the whole process, write buffers included
 * @param writeBuffers bytes of RocksDB's write buffers for the whole process, part of the cache
 * @param recordCache bytes of Kafka Streams' record cache per client
 * @param standbyReplicas copies of each partitioned store on other nodes; 0 for none
 * @param startupWait how long to wait for brokers and registry before giving up
 */
public record RuntimeSettings(
    long blockCache,
    long writeBuffers,
    long recordCache,
    int standbyReplicas,
    Duration startupWait) {
  public static final String BLOCK_CACHE = "segue.runtime.block-cache";
  public static final String WRITE_BUFFERS = "segue.runtime.write-buffers";
  public static final String RECORD_CACHE = "segue.runtime.record-cache";
  public static final String STANDBY_REPLICAS = "segue.runtime.standby-replicas";
  public static final String STARTUP_WAIT = "segue.runtime.startup-wait";

  private static final List<Setting> KNOWN =
      List.of(
          new Setting(
              BLOCK_CACHE,
              Kind.SIZE,
              "192 MiB",
              "RocksDB's cache for the whole process, write buffers included."),
          new Setting(
              WRITE_BUFFERS,
              Kind.SIZE,
              "96 MiB",
              "RocksDB's write buffers for the whole process, part of the cache."),
          new Setting(RECORD_CACHE, Kind.SIZE, "16 MiB", "Kafka Streams' record cache per client."),
          new Setting(
              STANDBY_REPLICAS,
              Kind.INT,
              "0",
              "Copies of each partitioned store that other nodes keep ready."),
          new Setting(
              STARTUP_WAIT,
              Kind.DURATION,
              "60 s",
              "How long to wait for Kafka and the registry at start."));

  /** The keys, with their defaults. */
  public static List<Setting> known() {
    return KNOWN;
  }

  /**
   * Takes this part of the settings.
   *
   * @throws dev.segue.settings.InvalidSettingsException if one of them has been left empty
   */
  public static RuntimeSettings from(Settings settings) {
    return new RuntimeSettings(
        settings.bytes(BLOCK_CACHE),
        settings.bytes(WRITE_BUFFERS),
        settings.bytes(RECORD_CACHE),
        settings.integer(STANDBY_REPLICAS),
        settings.duration(STARTUP_WAIT));
  }

  /** All defaults, for tests. */
  public static RuntimeSettings defaults() {
    return from(Settings.load(KNOWN, List.of(), null, Map.of(), Map.of()));
  }
}
