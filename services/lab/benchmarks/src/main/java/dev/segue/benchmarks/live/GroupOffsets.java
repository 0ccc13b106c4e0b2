package dev.segue.benchmarks.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group has come in a topic, all partitions together. */
public final class GroupOffsets {
  private final Admin admin;
  private final String group;
  private final List<TopicPartition> partitions;

  /** Asks {@code admin}, which stays the caller's to close. */
  public GroupOffsets(Admin admin, String group, String topic, int partitions) {
    this.admin = admin;
    this.group = group;
    this.partitions =
        IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
  }

  /** Sum of the ends. */
  public long end() throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get().values().stream()
        .mapToLong(end -> end.offset())
        .sum();
  }

  /** Sum of what is committed. */
  public long committed() throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    long sum = 0;
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata offset = offsets.get(partition);
      sum += offset == null ? 0 : offset.offset();
    }
    return sum;
  }

  /** How many records the group has yet to commit. */
  public long lag() throws InterruptedException, ExecutionException {
    return Math.max(0, end() - committed());
  }
}
