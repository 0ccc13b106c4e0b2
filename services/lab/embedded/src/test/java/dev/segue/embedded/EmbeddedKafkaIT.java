package dev.segue.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
  @TempDir Path folder;

  @Test
  void shouldKeepRecordsOffsetsAndTransactionsOverRestartsOnTheSameAndAnotherPort()
      throws Exception {
    int firstPort;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
      firstPort = kafka.port();
      KafkaProbe probe = new KafkaProbe(kafka.bootstrapServers());
      probe.createTopic();
      probe.writeInTransaction(List.of("a", "b"), true);
      probe.writeInTransaction(List.of("never"), false);
      assertThat(probe.readOn("group")).containsExactly("a", "b");
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, firstPort)) {
      assertThat(kafka.bootstrapServers()).isEqualTo("localhost:" + firstPort);
      KafkaProbe probe = new KafkaProbe(kafka.bootstrapServers());
      probe.writeInTransaction(List.of("c"), true);
      assertThat(probe.readOn("group")).containsExactly("c");
    }
    try (EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0)) {
      KafkaProbe probe = new KafkaProbe(kafka.bootstrapServers());
      probe.writeInTransaction(List.of("d"), true);
      assertThat(probe.readOn("group")).containsExactly("d");
      assertThat(probe.readOn("late")).containsExactly("a", "b", "c", "d");
    }
  }

  @Test
  void shouldNameThePortThatIsInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedKafka.start(folder, taken.getLocalPort()))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining("port " + taken.getLocalPort());
    }
  }

  @Test
  void shouldRefuseAFolderThatAnotherBrokerUses() {
    try (EmbeddedKafka first = EmbeddedKafka.start(folder, 0)) {
      assertThat(first.port()).isPositive();
      assertThatThrownBy(() -> EmbeddedKafka.start(folder, 0))
          .isInstanceOf(EmbeddedStartException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("in use");
    }
  }

  @Test
  void shouldCloseTwice() {
    EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
    kafka.close();
    kafka.close();
  }
}
