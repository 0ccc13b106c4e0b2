package dev.segue.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.segue.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicCatalogueIT {
  @TempDir static Path folder;
  private static EmbeddedKafka broker;
  private static Admin admin;

  @BeforeAll
  static void start() {
    broker = EmbeddedKafka.start(folder, 0);
    admin = Admin.create(config());
  }

  @AfterAll
  static void stop() {
    admin.close();
    broker.close();
  }

  @Test
  void shouldCreateWhatIsMissingAndLeaveTheRestAlone() throws Exception {
    Topics topics = new Topics("fresh.");
    admin.createTopics(List.of(new NewTopic(topics.tracks(), 7, (short) 1))).all().get();

    TopicCatalogue.ensure(config(), topics, 3, (short) 1);
    TopicCatalogue.ensure(config(), topics, 5, (short) 1);

    assertThat(partitions(topics.trackFeatures())).isEqualTo(3);
    assertThat(partitions(topics.tracks())).isEqualTo(7);
    assertThat(partitions(topics.evidence())).isEqualTo(1);
    assertThat(partitions(topics.models())).isEqualTo(1);
    assertThat(policy(topics.evidence())).isEqualTo("compact");
    assertThat(policy(topics.trackFeatures())).isEqualTo("delete");
    assertThat(policy(topics.tracks())).as("not ours to change").isEqualTo("delete");
  }

  @Test
  void shouldWorkFromSeveralProcessesAtOnce() throws Exception {
    Topics topics = new Topics("race.");
    ExecutorService processes = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(processes.submit(() -> TopicCatalogue.ensure(config(), topics, 2, (short) 1)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      processes.shutdownNow();
    }

    assertThat(partitions(topics.trackRecommendations())).isEqualTo(2);
  }

  @Test
  void shouldRefuseSeveralPartitionsWhereOrderMatters() throws Exception {
    Topics topics = new Topics("wrong.");
    admin.createTopics(List.of(new NewTopic(topics.evidence(), 2, (short) 1))).all().get();

    assertThatIllegalStateException()
        .isThrownBy(() -> TopicCatalogue.ensure(admin, topics, 2, (short) 1))
        .withMessage(
            "Topic wrong.evidence has 2 partitions and must have one: delete it, so that it is created anew.");
  }

  private static int partitions(String topic) throws Exception {
    Map<String, TopicDescription> found =
        admin.describeTopics(List.of(topic)).allTopicNames().get();
    return found.values().iterator().next().partitions().size();
  }

  private static String policy(String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return admin
        .describeConfigs(List.of(resource))
        .all()
        .get()
        .values()
        .iterator()
        .next()
        .get("cleanup.policy")
        .value();
  }

  private static Map<String, Object> config() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
