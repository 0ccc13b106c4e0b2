package dev.segue.query;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.segue.catalogue.TestModels;
import dev.segue.query.Cluster.Feed;
import dev.segue.query.Cluster.Node;
import dev.segue.runtime.RuntimeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A listener who is to be forgotten, looked for byte by byte in what is on disk. */
class ErasureIT {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String PREFIX = "erased.";
  private static final String CHANGELOG = PREFIX + "query-listeners-listener-ratings-changelog";
  private static final String ERASED = "whoever-wants-to-be-forgotten";
  private static final int OTHERS = 24;

  /** So that a segment is closed by the next record, and cleaned at once. */
  private static final Map<String, String> FORGETFUL =
      Map.of(
          "segment.ms", "1",
          "min.cleanable.dirty.ratio", "0.0",
          "max.compaction.lag.ms", "1",
          "min.compaction.lag.ms", "0",
          "delete.retention.ms", "0",
          "file.delete.delay.ms", "0",
          // Else a listener's id could be there and yet not be seen.
          "compression.type", "uncompressed");

  @AutoClose private static final Cluster cluster = new Cluster();

  @TempDir Path data;

  @Test
  void shouldLeaveNoByteOfAListenerInStateAndCompactedTopics() throws Exception {
    Feed feed = cluster.feed(PREFIX);
    for (int i = 0; i < 30; i++) {
      feed.track("t" + i, "Title " + i, TestModels.features(new Random(i)));
    }
    feed.model("classic", TestModels.model("classic", 1, 1));
    feed.flush();
    Map<String, String> settings =
        Map.of(QuerySettings.MODEL, "classic", RuntimeSettings.STANDBY_REPLICAS, "1");
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    try (Admin admin = cluster.admin();
        Node one = cluster.node(PREFIX, data.resolve("one"), settings);
        Node other = cluster.node(PREFIX, data.resolve("other"), settings)) {
      await().atMost(SOON).until(() -> one.service().ready() && other.service().ready());
      for (Node node : List.of(one, other)) {
        await()
            .atMost(SOON)
            .until(() -> node.client().get("/v1/listeners/anyone/feedback").status() == 200);
      }
      forgetful(admin);
      await().atMost(SOON).until(() -> rate(one, ERASED) < 300);
      await().atMost(SOON).until(() -> feed.lists().get(ERASED) != null);
      assertThat(
              one.client()
                  .post("/v1/listeners/" + ERASED + ":predict", "{\"tracks\": [\"t9\"]}")
                  .status())
          .isEqualTo(200);
      // It is there to be found, so that not to find it means something.
      List<Path> topics = topics(admin);
      assertThat(holding(topics)).anyMatch(file -> file.toString().contains(CHANGELOG));
      assertThat(holding(topics))
          .anyMatch(file -> file.toString().contains(feed.topics().listenerRecommendations()));

      assertThat(other.client().delete("/v1/listeners/" + ERASED).status()).isBetween(202, 204);
      await()
          .atMost(SOON)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(
              () -> {
                // Life goes on, without which the broker would not close what it writes to.
                for (int i = 0; i < OTHERS; i++) {
                  assertThat(rate(i % 2 == 0 ? one : other, "listener-" + i)).isLessThan(300);
                }
                assertThat(holding(topics)).isEmpty();
              });
      assertThat(holding(List.of(data))).isEmpty();
      for (Node node : List.of(one, other)) {
        assertThat(
                node.client().get("/v1/listeners/" + ERASED + "/feedback").json().get("feedback"))
            .isEmpty();
      }
      assertThat(feed.lists().get("listener-1")).isNotNull();
    } finally {
      root.detachAppender(log);
    }
    // The stores are closed by now, and so is what they kept.
    assertThat(holding(List.of(data))).isEmpty();
    assertThat(List.copyOf(log.list))
        .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO))
        .noneMatch(event -> event.getFormattedMessage().contains(ERASED));
  }

  private static int rate(Node node, String listener) {
    int first = Math.floorMod(listener.hashCode(), 20);
    return node.client()
        .post(
            "/v1/listeners/" + listener + "/feedback",
            "{\"feedback\": [{\"track_id\": \"t%d\", \"rating\": 1}, {\"track_id\": \"t%d\", \"rating\": -1}]}"
                .formatted(first, first + 1))
        .status();
  }

  private static void forgetful(Admin admin) throws Exception {
    Collection<AlterConfigOp> changes = changes(FORGETFUL);
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, CHANGELOG),
                changes,
                new ConfigResource(ConfigResource.Type.TOPIC, PREFIX + "listener-recommendations"),
                changes,
                new ConfigResource(ConfigResource.Type.BROKER, ""),
                changes(Map.of("log.cleaner.backoff.ms", "200"))))
        .all()
        .get();
  }

  private static Collection<AlterConfigOp> changes(Map<String, String> config) {
    return config.entrySet().stream()
        .map(
            entry ->
                new AlterConfigOp(
                    new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
        .toList();
  }

  /** The folders of the compacted topics' partitions, as the broker has them. */
  private static List<Path> topics(Admin admin) throws Exception {
    List<Path> folders = new ArrayList<>();
    for (var broker : admin.describeLogDirs(List.of(1)).allDescriptions().get().values()) {
      broker.forEach(
          (folder, content) ->
              content
                  .replicaInfos()
                  .keySet()
                  .forEach(
                      partition -> {
                        if (partition.topic().equals(CHANGELOG)
                            || partition.topic().equals(PREFIX + "listener-recommendations")) {
                          folders.add(Path.of(folder, partition.toString()));
                        }
                      }));
    }
    return folders;
  }

  /** The files below these folders that hold the id. */
  private static List<Path> holding(List<Path> folders) {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(Files::isRegularFile).filter(ErasureIT::holds).forEach(found::add);
      } catch (IOException | UncheckedIOException e) {
        throw new AssertionError("files go while they are looked at: look again", e);
      }
    }
    return found;
  }

  private static boolean holds(Path file) {
    try {
      // One character for each byte, and the id is of characters of one byte.
      return new String(Files.readAllBytes(file), ISO_8859_1).contains(ERASED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
