package dev.segue.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSchemaRegistryIT {
  @TempDir Path folder;

  @Test
  void shouldKeepIdsOverAKillAndARestartOnAnotherPort() throws Exception {
    int song;
    int artist;
    try (EmbeddedSchemaRegistry registry = EmbeddedSchemaRegistry.start(folder, 0)) {
      RegistryProbe probe = new RegistryProbe(registry.url());
      song = probe.register("songs-value", "Song");
      artist = probe.register("artists-value", "Artist");
      ProcessHandle child = ProcessHandle.of(registry.pid()).orElseThrow();
      child.destroyForcibly();
      child.onExit().join();
    }
    try (EmbeddedSchemaRegistry registry = EmbeddedSchemaRegistry.start(folder, 0)) {
      RegistryProbe probe = new RegistryProbe(registry.url());
      int label = probe.register("labels-value", "Label");
      assertThat(label).as("an id given before is not given again").isNotIn(song, artist);
      assertThat(probe.register("songs-value", "Song")).isEqualTo(song);
      assertThat(probe.schema(artist)).contains("Artist");
    }
    try (EmbeddedSchemaRegistry registry = EmbeddedSchemaRegistry.start(folder, 0)) {
      assertThat(new RegistryProbe(registry.url()).schema(song)).contains("Song");
    }
  }

  @Test
  void shouldOutliveTheInterruptOfTheTerminalAndEndWithTheParent() throws Exception {
    EmbeddedSchemaRegistry registry = EmbeddedSchemaRegistry.start(folder, 0);
    try (registry) {
      new ProcessBuilder("kill", "-INT", Long.toString(registry.pid())).start().waitFor();
      await()
          .during(Duration.ofSeconds(1))
          .until(() -> ProcessHandle.of(registry.pid()).filter(ProcessHandle::isAlive).isPresent());
      assertThat(new RegistryProbe(registry.url()).register("s", "Song")).isPositive();
    }
    registry.close();
    assertThat(ProcessHandle.of(registry.pid())).isEmpty();
  }

  @Test
  void shouldNameThePortThatIsInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedSchemaRegistry.start(folder, taken.getLocalPort()))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("port " + taken.getLocalPort());
    }
  }
}
