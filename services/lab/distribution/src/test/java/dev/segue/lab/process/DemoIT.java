package dev.segue.lab.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer meets it: load, ask, watch, break, stop, start again. */
class DemoIT {
  private static final Duration READY = Duration.ofMinutes(2);
  private static final String SIMILAR = "/v1/tracks/t7/similar?limit=10";

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldAnswerWatchSurviveRubbishAndRestart() throws Exception {
    TinyTable.write(folder.resolve("tiny.csv"));
    JsonNode before;
    try (SegueProcess demo = demo("--csv", "tiny.csv")) {
      demo.awaitLine("Ready after .* 60 tracks", READY);
      assertThat(demo.text()).contains("61 rows read = 60 published + 1 rejected");
      Rest rest = new Rest(demo.awaitLine("  Segue +(http://\\S+)", READY));
      before = settled(rest);
      assertThat(before.path("tracks")).hasSize(10);

      shouldRefuseASecondOne();
      shouldWatch();
      shouldCollectRatings(rest);
      shouldFindAllNeighbours(rest);
      shouldBearRubbish(demo, rest, before);

      demo.interrupt();
      demo.awaitExit(Duration.ofSeconds(20));
      demo.awaitLine("Stopped. The data are in", Duration.ofSeconds(1));
    }
    try (SegueProcess demo = demo("--csv", "tiny.csv")) {
      demo.awaitLine("Ready after .* 60 tracks", READY);
      assertThat(demo.text()).contains("tiny.csv: loaded before, and still here.");
      Rest rest = new Rest(demo.awaitLine("  Segue +(http://\\S+)", READY));
      assertThat(ids(rest.get(SIMILAR))).isEqualTo(ids(before));
    }
  }

  private SegueProcess demo(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("demo", "--http-port", "0", "--kafka-port", "0", "--registry-port", "0"));
    // A fresh fit challenges the model after a quiet while; here that while is short.
    arguments.addAll(List.of("--set", "segue.model.settle-after=1s"));
    arguments.addAll(List.of(more));
    return SegueProcess.start(folder, arguments.toArray(new String[0]));
  }

  /** An answer that two seconds later was still the same: the model has found its place. */
  private static JsonNode settled(Rest rest) throws Exception {
    AtomicReference<JsonNode> last = new AtomicReference<>(rest.get(SIMILAR));
    Awaitility.await("the model settles")
        .atMost(READY)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              JsonNode now = rest.get(SIMILAR);
              return now.equals(last.getAndSet(now));
            });
    return rest.get(SIMILAR);
  }

  private void shouldRefuseASecondOne() throws Exception {
    List<String> said =
        SegueProcess.run(folder, 1, "demo", "--http-port", "0", "--kafka-port", "0");
    assertThat(said).singleElement().asString().contains("another Segue").contains("--data-dir");
  }

  /** Without flags: it finds the demo of the folder. */
  private void shouldWatch() throws Exception {
    List<String> lines =
        SegueProcess.run(
            folder, 0, "watch", "track-recommendations", "--from-beginning", "--limit", "3");
    assertThat(lines).hasSize(3);
    JsonNode record = new ObjectMapper().readTree(lines.get(0));
    assertThat(record.get("key").asText()).startsWith("t");
    assertThat(record.get("value").isObject()).isTrue();
  }

  /** Without flags, too; what is wrong is said, and the rest is there to be asked for. */
  private void shouldCollectRatings(Rest rest) throws Exception {
    Files.writeString(
        folder.resolve("ratings.csv"), "user,track,rating\nann,t7,1\nann,t8,5\nann,t9,-1\n");
    List<String> said = SegueProcess.run(folder, 0, "collect", "feedback", "ratings.csv");
    assertThat(String.join("\n", said))
        .contains("line 3, rating \"5\"")
        .contains("3 rows read = 2 published + 1 rejected");
    Awaitility.await("the ratings are taken over")
        .atMost(READY)
        .ignoreExceptions()
        .until(() -> rest.get("/v1/listeners/ann/feedback").path("feedback").size() == 2);
    JsonNode feedback = rest.get("/v1/listeners/ann/feedback");
    assertThat(feedback.path("likes").asInt()).isOne();
    assertThat(feedback.path("dislikes").asInt()).isOne();
    assertThat(feedback.path("feedback").findValuesAsText("track_id"))
        .containsExactlyInAnyOrder("t7", "t9");
  }

  /** The answers of the query node, to all tracks at once. */
  private void shouldFindAllNeighbours(Rest rest) throws Exception {
    SegueProcess.run(
        folder, 0, "neighbors", "--all", "--limit", "5", "--output", "neighbors.jsonl");
    List<String> lines = Files.readAllLines(folder.resolve("neighbors.jsonl"));
    assertThat(lines).hasSize(60);
    for (String line : lines) {
      JsonNode track = new ObjectMapper().readTree(line);
      JsonNode asked =
          rest.get("/v1/tracks/" + track.path("id").asText() + "/similar?limit=5&duplicates=keep");
      assertThat(track.path("neighbors").findValuesAsText("id")).isEqualTo(ids(asked));
      for (int rank = 0; rank < 5; rank++) {
        assertThat(track.path("neighbors").path(rank).path("score").asDouble())
            .isCloseTo(
                asked.path("tracks").path(rank).path("score").asDouble(), Offset.offset(1e-6));
      }
    }
  }

  private void shouldBearRubbish(SegueProcess demo, Rest rest, JsonNode before) throws Exception {
    String kafka = demo.awaitLine("  Kafka +(\\S+)", READY);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (byte[] rubbish :
          List.of(new byte[0], "rubbish".getBytes(UTF_8), new byte[] {0, 0, 0, 0, 99, 1, 2, 3})) {
        producer
            .send(new ProducerRecord<>("segue.track-features", "t7".getBytes(UTF_8), rubbish))
            .get();
      }
      producer
          .send(new ProducerRecord<>("segue.track-features", null, "no key".getBytes(UTF_8)))
          .get();
    }
    List<String> letters =
        SegueProcess.run(
            folder, 0, "watch", "track-features.dlq", "--from-beginning", "--limit", "4");
    assertThat(letters).allMatch(line -> line.contains("segue.dlq.reason"));
    Awaitility.await("answers stay as they were")
        .during(Duration.ofMillis(500))
        .atMost(Duration.ofSeconds(20))
        .until(() -> ids(rest.get(SIMILAR)).equals(ids(before)));
  }

  private static List<String> ids(JsonNode similar) {
    return similar.path("tracks").findValuesAsText("id");
  }
}
