package dev.segue.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A broker and a registry together, for tests and demonstrations. {@link #shared()} starts one pair
 * per JVM on first use, so that the tests of a module pay for the start once; each test then takes
 * its own topic prefix, group and application ids.
 */
public final class EmbeddedCluster implements AutoCloseable {
  private final EmbeddedKafka kafka;
  private final EmbeddedSchemaRegistry registry;

  private EmbeddedCluster(EmbeddedKafka kafka, EmbeddedSchemaRegistry registry) {
    this.kafka = kafka;
    this.registry = registry;
  }

  /**
   * Starts both on the given ports (0 takes a free one), with their data in {@code kafka/} and
   * {@code registry/} below the folder.
   *
   * @throws EmbeddedStartException when either cannot start; the other is stopped again
   */
  public static EmbeddedCluster start(Path dataDir, int kafkaPort, int registryPort) {
    EmbeddedKafka kafka = EmbeddedKafka.start(dataDir.resolve("kafka"), kafkaPort);
    try {
      return new EmbeddedCluster(
          kafka, EmbeddedSchemaRegistry.start(dataDir.resolve("registry"), registryPort));
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  /** Starts both on free ports. */
  public static EmbeddedCluster start(Path dataDir) {
    return start(dataDir, 0, 0);
  }

  /**
   * The one pair of this JVM, started on first use on free ports and a temporary folder, stopped
   * and deleted when the JVM ends. Nobody closes it but the JVM.
   */
  public static EmbeddedCluster shared() {
    return Shared.CLUSTER;
  }

  public EmbeddedKafka kafka() {
    return kafka;
  }

  public EmbeddedSchemaRegistry registry() {
    return registry;
  }

  /** What a client takes as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** What a client takes as {@code schema.registry.url}. */
  public String registryUrl() {
    return registry.url();
  }

  @Override
  public void close() {
    try {
      registry.close();
    } finally {
      kafka.close();
    }
  }

  private static final class Shared {
    static final EmbeddedCluster CLUSTER = startForThisJvm();

    private static EmbeddedCluster startForThisJvm() {
      Path folder;
      try {
        folder = Files.createTempDirectory("segue-cluster");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      EmbeddedCluster cluster = start(folder);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    cluster.close();
                    delete(folder);
                  },
                  "stop-shared-cluster"));
      return cluster;
    }

    private static void delete(Path folder) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("could not delete " + folder, e);
      }
    }
  }
}
