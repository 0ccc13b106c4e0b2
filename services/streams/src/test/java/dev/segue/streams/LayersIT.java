package dev.segue.streams;

import static org.awaitility.Awaitility.await;

import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.avro.Track;
import dev.segue.streams.LayerHistory.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several layers of the same tracks on a real broker, while the process that lays them over one
 * another is killed again and again, and then started with another order of layers.
 */
class LayersIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PARTITIONS = 3;
  private static final int TRACKS = 300;
  private static final int STEPS = 6_000;
  private static final long SEED = 14;

  @TempDir private Path dataDir;
  private final StreamsFixture system = new StreamsFixture(PARTITIONS);
  private final LayerHistory history = new LayerHistory(SEED, TRACKS);

  @AfterEach
  void stop() {
    system.close();
  }

  @Test
  void shouldEndInTheSameTracksWhateverIsKilled() throws Exception {
    Map<String, String> flags = system.flags(dataDir, 2);
    crashWhilePublishing(flags);
    crashWhilePublishing(flags);
    flags.put("segue.layers", "names, base");
    Process last = StreamsProcess.launch(flags);
    try {
      await("every layer in its place, by the new order")
          .atMost(PATIENCE)
          .until(
              () ->
                  tracks()
                      .equals(history.expected(List.of("names", "base", "analyser", "manual"))));
    } finally {
      last.destroyForcibly().waitFor();
    }
  }

  /** Kills a process that has come into its stride, at the moment when the last events reach it. */
  private void crashWhilePublishing(Map<String, String> flags) throws Exception {
    int before = system.read(system.topics.tracks()).size();
    Process process = StreamsProcess.launch(flags);
    try {
      publish();
      await("tracks, then a crash")
          .atMost(PATIENCE)
          .until(() -> system.read(system.topics.tracks()).size() > before);
      publish();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  private void publish() {
    for (int i = 0; i < STEPS / 4; i++) {
      Step step = history.next();
      if (step.event() == null) {
        system.publish(StreamsFixture.utf8(step.id()), null);
      } else {
        system.publish(step.event());
      }
    }
    system.flush();
  }

  private Map<String, Track> tracks() throws Exception {
    AvroCodec<Track> codec = AvroCodec.of(Track.class, system.registry, system.topics.tracks());
    Map<String, Track> tracks = new TreeMap<>();
    for (Map.Entry<String, byte[]> entry : system.table(system.topics.tracks()).entrySet()) {
      Track track = codec.decode(entry.getValue());
      track.setNormalizedAt(0);
      track.setLayers(null);
      tracks.put(entry.getKey(), track);
    }
    return tracks;
  }
}
