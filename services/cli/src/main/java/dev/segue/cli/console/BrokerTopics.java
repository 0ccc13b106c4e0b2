package dev.segue.cli.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** The topics that a Kafka has, as it says the first time that it is asked. */
public final class BrokerTopics {
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(10);

  private final Map<String, List<PartitionInfo>> topics;

  private BrokerTopics(Map<String, List<PartitionInfo>> topics) {
    this.topics = topics;
  }

  /**
   * Asks.
   *
   * @param bootstrapServers where Kafka should be, for the sentence that says it is not
   * @throws UserError if no Kafka answers
   */
  public static BrokerTopics of(Consumer<?, ?> consumer, String bootstrapServers) {
    try {
      return new BrokerTopics(consumer.listTopics(FIRST_ANSWER));
    } catch (TimeoutException e) {
      throw new UserError(
          "no Kafka answers at "
              + bootstrapServers
              + "; is it running, and is --bootstrap-server right?",
          e);
    }
  }

  /** All partitions of a topic; none where there is no such topic. */
  public Optional<List<TopicPartition>> partitions(String topic) {
    return Optional.ofNullable(topics.get(topic))
        .map(all -> all.stream().map(p -> new TopicPartition(topic, p.partition())).toList());
  }

  /** The names of all topics. */
  public SortedSet<String> names() {
    return new TreeSet<>(topics.keySet());
  }
}
