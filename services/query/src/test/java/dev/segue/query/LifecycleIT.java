package dev.segue.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.segue.catalogue.TestModels;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.Cluster.Feed;
import dev.segue.query.Cluster.Node;
import dev.segue.runtime.Metrics;
import dev.segue.runtime.RuntimeSettings;
import dev.segue.runtime.UnavailableException;
import dev.segue.settings.SharedSettings;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node starts, stops, comes back, and says what keeps it from starting. */
class LifecycleIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @AutoClose private static final Cluster cluster = new Cluster();

  @TempDir Path data;

  @Test
  void shouldRestartFromItsOwnFilesCatchUpAndRebuildADamagedStore() throws Exception {
    Feed feed = cluster.feed("again.");
    Map<String, FeatureVector> tracks = Answers.tracks(500, 4);
    FactorModel model = TestModels.model("tuned", 3, 3);
    tracks.forEach((id, features) -> feed.track(id, "Title " + id, features));
    feed.model("tuned", model);
    feed.flush();
    try (Node node = cluster.node("again.", data)) {
      await().atMost(SOON).until(() -> node.service().ready() && node.service().tracks() == 500);
    }
    feed.delete("t1");
    feed.track("new", "New", tracks.getOrDefault("t2", FeatureVector.empty()));
    feed.flush();
    tracks.remove("t1");
    tracks.put("new", tracks.getOrDefault("t2", FeatureVector.empty()));
    try (Node node = cluster.node("again.", data)) {
      await().atMost(SOON).until(() -> node.service().ready());
      assertThat(node.service().tracks()).isEqualTo(500);
      assertThat(node.client().get("/v1/tracks/t1").status()).isEqualTo(404);
      assertThat(Answers.ids(Answers.get(node, "/v1/tracks/new/similar?limit=50")))
          .isEqualTo(Answers.expected(tracks, model, "new", 50));
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(feed.recommendations()).containsKey("new"));
    }
    truncateATableOf("tracks");
    try (Node node = cluster.node("again.", data)) {
      await().atMost(SOON).until(() -> node.service().ready());
      assertThat(node.service().tracks()).isEqualTo(500);
      assertThat(Answers.ids(Answers.get(node, "/v1/tracks/new/similar?limit=50")))
          .isEqualTo(Answers.expected(tracks, model, "new", 50));
      assertThat(
              node.metrics()
                  .registry()
                  .get("segue.stores.rebuilt")
                  .tag("client", "query-replica")
                  .counter()
                  .count())
          .isEqualTo(1);
    }
  }

  /** What a disk does that loses the end of a file. */
  private void truncateATableOf(String store) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      Path table =
          files
              .filter(file -> file.toString().endsWith(".sst"))
              .filter(file -> file.toString().contains(File.separator + store + File.separator))
              .findFirst()
              .orElseThrow();
      try (FileChannel channel = FileChannel.open(table, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() / 2);
      }
    }
  }

  @Test
  void shouldCloseInSecondsWhileItStillStarts() {
    cluster.feed("early.");
    Node node = cluster.node("early.", data);
    long start = System.nanoTime();
    node.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertThatThrownBy(() -> node.client().get("/livez")).isInstanceOf(RuntimeException.class);
  }

  @Test
  void shouldSayWhenKafkaCannotBeReached() {
    QuerySettings lost =
        QuerySettings.from(
            cluster.settings(
                "none.",
                data,
                Map.of(
                    SharedSettings.BOOTSTRAP_SERVERS,
                    "127.0.0.1:1",
                    RuntimeSettings.STARTUP_WAIT,
                    "300 ms")));
    try (Metrics metrics = new Metrics()) {
      assertThatThrownBy(() -> QueryService.start(lost, metrics.registry()))
          .isInstanceOf(UnavailableException.class)
          .hasMessageContaining("127.0.0.1:1");
    }
  }
}
