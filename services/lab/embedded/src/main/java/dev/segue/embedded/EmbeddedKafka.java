package dev.segue.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker (KRaft, controller and broker in one) inside this process, listening on the
 * loopback interface only. All data lives under one folder and survives close, {@code kill -9} and
 * a restart on the same or on another port.
 *
 * <p>This is the only file that touches Kafka's server classes. They are not public API: the
 * version of {@code kafka_2.13} is pinned to that of the clients, and whoever raises it runs {@code
 * EmbeddedKafkaIT}.
 *
 * <p>Like any Kafka broker it halts the process when its disk fails or its folder is taken away.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
  private static final int NODE_ID = 1;
  private static final long MEBIBYTE = 1 << 20;

  private final KafkaRaftServer server;
  private final int port;
  private boolean closed;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the broker and returns once it takes requests. The folder is made and formatted when it
   * is new.
   *
   * @param dataDir the broker's own folder
   * @param port the port on the loopback interface, or 0 for a free one
   * @throws EmbeddedStartException when the port or the folder is in use, or the broker fails
   */
  public static EmbeddedKafka start(Path dataDir, int port) {
    Path folder = dataDir.toAbsolutePath().normalize();
    int brokerPort = LoopbackPort.claim(port, "The Kafka broker");
    int controllerPort = LoopbackPort.claim(0, "The Kafka controller");
    long started = System.nanoTime();
    KafkaRaftServer server = null;
    try {
      Files.createDirectories(folder);
      requireUnlocked(folder);
      if (!Files.exists(folder.resolve("meta.properties"))) {
        format(folder);
      }
      server =
          new KafkaRaftServer(
              KafkaConfig.fromProps(properties(folder, brokerPort, controllerPort)), Time.SYSTEM);
      server.startup();
    } catch (EmbeddedStartException e) {
      throw e;
    } catch (Exception e) {
      if (server != null) {
        stopAfterFailure(server, e);
      }
      throw new EmbeddedStartException(
          "The Kafka broker did not start on port "
              + brokerPort
              + " with its data in "
              + folder
              + ": "
              + e.getMessage(),
          e);
    }
    LOG.info(
        "Kafka broker listens on localhost:{} after {} ms, data in {}",
        brokerPort,
        Duration.ofNanos(System.nanoTime() - started).toMillis(),
        folder);
    return new EmbeddedKafka(server, brokerPort);
  }

  /** What a client takes as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "localhost:" + port;
  }

  /** The port clients connect to. */
  public int port() {
    return port;
  }

  /**
   * Stops the broker cleanly, in well under a second when idle. Closing twice does nothing more.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    server.shutdown();
    server.awaitShutdown();
  }

  private static void stopAfterFailure(KafkaRaftServer server, Exception failure) {
    try {
      server.shutdown();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * Kafka locks the same file, but reports it in the middle of its start and after having touched
   * the metadata log. The lock belongs to the process, so a killed one leaves none behind.
   */
  private static void requireUnlocked(Path folder) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("locked by this process", e);
    }
    throw new EmbeddedStartException(
        "The data folder "
            + folder
            + " is in use by another running broker: stop that one, or choose another folder.");
  }

  /**
   * Gives a new folder its identity. The quorum stays static ({@code controller.quorum.voters}): a
   * dynamic one would write the controller's port into the metadata and could not come back on
   * another.
   */
  private static void format(Path folder) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setControllerListenerName("CONTROLLER")
        .setHasDynamicQuorum(false)
        .run();
  }

  private static Properties properties(Path folder, int port, int controllerPort) {
    Properties p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", Integer.toString(NODE_ID));
    p.put("log.dirs", folder.toString());
    p.put(
        "listeners",
        "PLAINTEXT://%s:%d,CONTROLLER://%s:%d"
            .formatted(LoopbackPort.ADDRESS, port, LoopbackPort.ADDRESS, controllerPort));
    p.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
    p.put("controller.listener.names", "CONTROLLER");
    p.put("controller.quorum.voters", NODE_ID + "@" + LoopbackPort.ADDRESS + ":" + controllerPort);
    singleNode(p);
    smallFootprint(p);
    quickRecovery(p);
    return p;
  }

  private static void singleNode(Properties p) {
    p.put("auto.create.topics.enable", "false");
    p.put("default.replication.factor", "1");
    p.put("min.insync.replicas", "1");
    p.put("num.partitions", "1");
    p.put("offsets.topic.replication.factor", "1");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("auto.leader.rebalance.enable", "false");
    // Nobody else joins, so a group need not wait for more members.
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("group.min.session.timeout.ms", "1000");
    // A folder that lay untouched for a month still knows how far its consumers had read.
    p.put("offsets.retention.minutes", Integer.toString(366 * 24 * 60));
  }

  private static void smallFootprint(Properties p) {
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "4");
    p.put("background.threads", "2");
    p.put("num.replica.alter.log.dirs.threads", "1");
    p.put("group.coordinator.threads", "1");
    p.put("share.coordinator.threads", "1");
    p.put("offsets.topic.num.partitions", "2");
    p.put("transaction.state.log.num.partitions", "2");
    p.put("share.coordinator.state.topic.num.partitions", "1");
    p.put("log.cleaner.threads", "1");
    // Heap the cleaner keeps for good: 32 MiB compacts 1.2 million keys in one pass (default: 128).
    p.put("log.cleaner.dedupe.buffer.size", Long.toString(32 * MEBIBYTE));
    p.put("log.index.size.max.bytes", Long.toString(MEBIBYTE));
    p.put("metric.reporters", "");
  }

  private static void quickRecovery(Properties p) {
    // After kill -9 every segment past the last flush is read again; a full segment is flushed.
    p.put("log.segment.bytes", Long.toString(64 * MEBIBYTE));
    p.put("num.recovery.threads.per.data.dir", "2");
    // The controller lets a restarted broker in once the killed one's session has run out.
    p.put("broker.session.timeout.ms", "2000");
    p.put("broker.heartbeat.interval.ms", "500");
    // What a killed client had begun holds up who takes over until it has timed out, looked for
    // every ten seconds by default.
    p.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    // Else an idle broker appends two no-op records per second to the metadata log for ever.
    p.put("metadata.max.idle.interval.ms", "0");
  }
}
