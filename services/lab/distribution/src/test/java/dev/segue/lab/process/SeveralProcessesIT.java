package dev.segue.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.embedded.EmbeddedCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The layout of docker/compose.yaml without containers: one broker and registry, two streams, two
 * query, a collector.
 */
class SeveralProcessesIT {
  private static final Duration READY = Duration.ofSeconds(90);

  @TempDir private Path folder = Path.of("");
  private final List<SegueProcess> running = new ArrayList<>();

  @AfterEach
  void stop() {
    for (SegueProcess process : running) {
      process.close();
    }
  }

  @Test
  void shouldShareTheWorkAndOutliveOneOfEach() throws Exception {
    try (EmbeddedCluster cluster = EmbeddedCluster.start(folder.resolve("cluster"))) {
      SegueProcess firstStreams = service(cluster, "streams", "s1");
      service(cluster, "streams", "s2");
      SegueProcess firstQuery = service(cluster, "query", "q1");
      SegueProcess secondQuery = service(cluster, "query", "q2");
      Rest first = rest(firstQuery);
      Rest second = rest(secondQuery);
      TinyTable.write(folder.resolve("tiny.csv"));
      List<String> said = collect(cluster, "csv", "tiny.csv");
      assertThat(said).anyMatch(line -> line.contains("61 rows read = 60 published + 1 rejected"));
      awaitTrack(first, "t59");
      awaitTrack(second, "t59");
      Awaitility.await("both nodes answer alike")
          .atMost(READY)
          .ignoreExceptions()
          .untilAsserted(
              () -> assertThat(ids(first, "t3")).hasSize(5).isEqualTo(ids(second, "t3")));

      try (ThousandListeners listeners = new ThousandListeners(TinyTable.TRACKS)) {
        listeners.rateThree(List.of(first, second));
        listeners.awaitAll(second);
        firstStreams.kill();
        listeners.rateOneMore(List.of(first, second), firstQuery::kill);
        listeners.checkWhileTheyMove(second);
        listeners.awaitAll(second);
        listeners.awaitLists(cluster);
      }
      collect(cluster, "sample", "--tracks", "40");
      Awaitility.await("what is left takes in new tracks")
          .atMost(READY)
          .ignoreExceptions()
          .until(() -> second.get("/v1/categories").path("tracks").asInt() == 100);
    }
  }

  private SegueProcess service(EmbeddedCluster cluster, String command, String name)
      throws Exception {
    SegueProcess process =
        SegueProcess.start(
            folder,
            command,
            "--bootstrap-server",
            cluster.bootstrapServers(),
            "--schema-registry-url",
            cluster.registryUrl(),
            "--set",
            "segue.data-dir=" + name,
            "--set",
            "segue.query.http-port=0",
            "--set",
            "segue.runtime.standby-replicas=1",
            "--set",
            "segue.kafka.consumer.session.timeout.ms=6000",
            "--set",
            "segue.kafka.consumer.heartbeat.interval.ms=1500",
            "--set",
            "segue.streams.monitoring-port=0");
    running.add(process);
    return process;
  }

  private List<String> collect(EmbeddedCluster cluster, String... what) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("collect"));
    arguments.addAll(List.of(what));
    arguments.addAll(
        List.of(
            "--bootstrap-server",
            cluster.bootstrapServers(),
            "--schema-registry-url",
            cluster.registryUrl()));
    return SegueProcess.run(folder, 0, arguments.toArray(new String[0]));
  }

  private static Rest rest(SegueProcess query) throws InterruptedException {
    return new Rest(query.awaitLine("listens at (http://localhost:\\d+)", READY));
  }

  private static void awaitTrack(Rest rest, String id) {
    Awaitility.await("track " + id)
        .atMost(READY)
        .until(() -> rest.status("/v1/tracks/" + id) == 200);
  }

  private static List<String> ids(Rest rest, String track) throws Exception {
    JsonNode similar = rest.get("/v1/tracks/" + track + "/similar?limit=5");
    return similar.path("tracks").findValuesAsText("id");
  }
}
