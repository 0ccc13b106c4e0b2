package dev.segue.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {

  @Test
  void shouldPutThePrefixBeforeEveryName() {
    Topics topics = new Topics(Topics.DEFAULT_PREFIX);

    assertThat(TopicCatalogue.topics(topics, 4, (short) 1))
        .extracting(NewTopic::name)
        .containsExactly(
            "segue.track-features",
            "segue.tracks",
            "segue.evidence",
            "segue.models",
            "segue.model-commands",
            "segue.track-recommendations",
            "segue.listener-feedback",
            "segue.listener-recommendations",
            "segue.track-features.dlq",
            "segue.listener-feedback.dlq")
        .isEqualTo(topics.all());
    assertThat(new Topics("").models()).isEqualTo("models");
  }

  @Test
  void shouldRefuseAPrefixThatKafkaWouldRefuse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Topics("se gue/"))
        .withMessageContaining("'se gue/'");
    assertThatIllegalArgumentException().isThrownBy(() -> new Topics("x".repeat(201)));
  }

  @Test
  void shouldCompactStateAndKeepOnePartitionWhereOrderMatters() {
    Topics topics = new Topics("");
    List<NewTopic> all = TopicCatalogue.topics(topics, 6, (short) 3);

    assertThat(all).allMatch(topic -> topic.replicationFactor() == 3);
    assertThat(named(all, topics.evidence()).numPartitions()).isOne();
    assertThat(named(all, topics.models()).numPartitions()).isOne();
    assertThat(named(all, topics.modelCommands()).numPartitions()).isOne();
    assertThat(named(all, topics.tracks()).numPartitions()).isEqualTo(6);
    for (String compacted :
        new String[] {
          topics.tracks(),
          topics.evidence(),
          topics.models(),
          topics.modelCommands(),
          topics.trackRecommendations(),
          topics.listenerRecommendations()
        }) {
      assertThat(named(all, compacted).configs()).containsEntry("cleanup.policy", "compact");
    }
    for (String deleted :
        new String[] {
          topics.trackFeatures(),
          topics.listenerFeedback(),
          topics.trackFeaturesDeadLetters(),
          topics.listenerFeedbackDeadLetters()
        }) {
      assertThat(named(all, deleted).configs()).containsEntry("cleanup.policy", "delete");
    }
  }

  private static NewTopic named(List<NewTopic> all, String name) {
    return all.stream().filter(topic -> topic.name().equals(name)).findFirst().orElseThrow();
  }
}
