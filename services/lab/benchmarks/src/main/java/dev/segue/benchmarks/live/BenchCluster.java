package dev.segue.benchmarks.live;

import dev.segue.collector.CollectorSettings;
import dev.segue.embedded.EmbeddedCluster;
import dev.segue.query.QuerySettings;
import dev.segue.runtime.RuntimeSettings;
import dev.segue.settings.Setting;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import dev.segue.streams.StreamsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A fresh broker and registry in a temporary folder, deleted at the end. Each run has a topic
 * prefix, application ids and a state folder of its own, and otherwise the settings that a user
 * has.
 */
public final class BenchCluster implements AutoCloseable {
  private final Path folder;
  private final EmbeddedCluster cluster;

  private BenchCluster(Path folder, EmbeddedCluster cluster) {
    this.folder = folder;
    this.cluster = cluster;
  }

  /** Starts both. */
  public static BenchCluster start() throws IOException {
    Path folder = Files.createTempDirectory("segue-bench");
    return new BenchCluster(folder, EmbeddedCluster.start(folder.resolve("cluster")));
  }

  /** Where the broker is. */
  public String bootstrapServers() {
    return cluster.bootstrapServers();
  }

  /** Where everything is kept. */
  public Path folder() {
    return folder;
  }

  /** The settings of one run. */
  public Settings settings(String run) {
    Map<String, String> flags = new LinkedHashMap<>();
    flags.put(SharedSettings.BOOTSTRAP_SERVERS, cluster.bootstrapServers());
    flags.put(SharedSettings.REGISTRY_URL, cluster.registryUrl());
    flags.put(SharedSettings.TOPICS_PREFIX, run + ".");
    flags.put(SharedSettings.DATA_DIR, folder.resolve(run).toString());
    flags.put("segue.streams.application-id", run + "-streams");
    flags.put(QuerySettings.HTTP_PORT, "0");
    List<Setting> known =
        Stream.of(
                SharedSettings.known(),
                RuntimeSettings.known(),
                CollectorSettings.known(),
                StreamsSettings.known(),
                QuerySettings.known())
            .flatMap(List::stream)
            .toList();
    return Settings.load(known, SharedSettings.PASS_THROUGH, null, Map.of(), flags);
  }

  /** Bytes of all files below a folder. */
  public static long bytesBelow(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  @Override
  public void close() throws IOException {
    cluster.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
