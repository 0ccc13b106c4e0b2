package dev.segue.cli.catalogue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Topics in memory, behind the consumer that Kafka gives for tests. */
final class FakeTopics extends MockConsumer<String, byte[]> {
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private final boolean answers;

  FakeTopics(boolean answers) {
    super("earliest");
    this.answers = answers;
  }

  /** A topic to which nothing was written yet. */
  void create(String topic, int partitions) {
    updatePartitions(
        topic,
        IntStream.range(0, partitions)
            .mapToObj(p -> new PartitionInfo(topic, p, Node.noNode(), new Node[0], new Node[0]))
            .toList());
    for (int p = 0; p < partitions; p++) {
      TopicPartition partition = new TopicPartition(topic, p);
      updateBeginningOffsets(Map.of(partition, 0L));
      updateEndOffsets(Map.of(partition, 0L));
      next.put(partition, 0L);
    }
  }

  /** Records that the next poll finds in one partition. */
  void write(String topic, int partition, List<Entry> entries) {
    TopicPartition where = new TopicPartition(topic, partition);
    long first = next.merge(where, (long) entries.size(), Long::sum) - entries.size();
    updateEndOffsets(Map.of(where, first + entries.size()));
    schedulePollTask(
        () -> {
          for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            addRecord(
                new ConsumerRecord<>(topic, partition, first + i, entry.key(), entry.value()));
          }
        });
  }

  /** A key and a value. */
  @SuppressWarnings("ArrayRecordComponent") // written once and never compared
  record Entry(@Nullable String key, byte @Nullable [] value) {}

  @Override
  public synchronized Map<String, List<PartitionInfo>> listTopics(Duration timeout) {
    if (!answers) {
      throw new TimeoutException("no broker");
    }
    return super.listTopics(timeout);
  }
}
