package dev.segue.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.schemas.avro.Track;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of an import: the catalogue ends as if nothing had happened. */
class KillIT {
  private static final int TRACKS = 12_000;
  private static final Duration READY = Duration.ofMinutes(2);

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldEndWithTheSameTracksSumsAndSampleAsAnUninterruptedRun() throws Exception {
    killInTheMiddle();

    State interrupted = finish("interrupted");
    State whole = finish("whole");

    assertThat(interrupted.tracks()).hasSize(TRACKS);
    assertThat(interrupted.tracks()).isEqualTo(whole.tracks());
    assertThat(interrupted.evidence()).isEqualTo(whole.evidence());
  }

  private record State(Map<String, String> tracks, Map<String, String> evidence) {}

  private void killInTheMiddle() throws Exception {
    try (SegueProcess demo = demo("interrupted")) {
      Rest rest = new Rest(demo.awaitLine("  Segue +(http://\\S+)", READY));
      Awaitility.await("some tracks are there")
          .atMost(READY)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> rest.status("/readyz") == 200 || demo.text().contains("rows read"));
      demo.kill();
      assertThat(demo.text()).doesNotContain("Ready after");
    }
  }

  private State finish(String dataDir) throws Exception {
    try (SegueProcess demo = demo(dataDir)) {
      demo.awaitLine("Ready after .* 12,000 tracks", READY);
      String kafka = demo.awaitLine("  Kafka +(\\S+)", READY);
      String registry = demo.awaitLine("  Schema Registry +(\\S+)", READY);
      Map<String, String> tracks =
          TopicState.read(
              kafka,
              registry,
              "segue.tracks",
              Track.class,
              track -> String.valueOf(track.getFeatures()));
      Map<String, String> evidence =
          TopicState.read(
              kafka, registry, "segue.evidence", CatalogueEvidence.class, String::valueOf);
      return new State(tracks, evidence);
    }
  }

  private SegueProcess demo(String dataDir) throws Exception {
    return SegueProcess.start(
        folder,
        "demo",
        "--tracks",
        Integer.toString(TRACKS),
        "--data-dir",
        dataDir,
        "--http-port",
        "0",
        "--kafka-port",
        "0",
        "--registry-port",
        "0");
  }
}
