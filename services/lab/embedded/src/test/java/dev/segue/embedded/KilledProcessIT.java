package dev.segue.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the process that runs broker and registry, as a power cut or the kernel would. */
class KilledProcessIT {
  @TempDir Path folder;

  @Test
  void shouldTakeTheRegistryAlongAndStartAgainOnTheSamePortsWithAllThatWasAcknowledged()
      throws Exception {
    Victim victim = Victim.launch(folder);
    KafkaProbe probe = new KafkaProbe("localhost:" + victim.kafkaPort);
    probe.createTopic();
    probe.writeInTransaction(List.of("a", "b"), true);
    assertThat(probe.readOn("group")).containsExactly("a", "b");
    int id =
        new RegistryProbe(EmbeddedSchemaRegistry.url(victim.registryPort)).register("s", "Song");

    victim.process.destroyForcibly().waitFor();

    assertThat(
            ProcessHandle.of(victim.registryPid)
                .map(child -> child.onExit().orTimeout(10, TimeUnit.SECONDS).join())
                .filter(ProcessHandle::isAlive))
        .as("the registry's process")
        .isEmpty();
    try (EmbeddedCluster cluster =
        EmbeddedCluster.start(folder, victim.kafkaPort, victim.registryPort)) {
      KafkaProbe again = new KafkaProbe(cluster.bootstrapServers());
      again.writeInTransaction(List.of("c"), true);
      assertThat(again.readOn("group")).containsExactly("c");
      assertThat(again.readOn("late")).containsExactly("a", "b", "c");
      assertThat(new RegistryProbe(cluster.registryUrl()).schema(id)).contains("Song");
    }
  }

  /** A JVM that runs a cluster until it is killed; it says where on its standard output. */
  private record Victim(Process process, int kafkaPort, int registryPort, long registryPid) {
    static Victim launch(Path folder) throws Exception {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ClusterMain.class.getName(),
                  folder.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      BufferedReader output =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = output.readLine();
      while (line != null && !line.startsWith("ports ")) {
        line = output.readLine();
      }
      if (line == null) {
        throw new AssertionError("the process ended with exit code " + process.waitFor());
      }
      String[] words = line.split(" ", -1);
      return new Victim(
          process,
          Integer.parseInt(words[1]),
          Integer.parseInt(words[2]),
          Long.parseLong(words[3]));
    }
  }

  static final class ClusterMain {
    private ClusterMain() {}

    public static void main(String[] args) throws Exception {
      EmbeddedCluster cluster = EmbeddedCluster.start(Path.of(args[0]));
      System.out.printf(
          "ports %d %d %d%n",
          cluster.kafka().port(), cluster.registry().port(), cluster.registry().pid());
      Thread.currentThread().join();
    }
  }
}
