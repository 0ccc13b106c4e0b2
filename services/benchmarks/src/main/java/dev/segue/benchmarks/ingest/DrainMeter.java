package dev.segue.benchmarks.ingest;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How fast a consumer group drains a topic that was filled before, read from its committed offsets:
 * what is committed was processed, stored, logged and sent on. The clock runs from the first commit
 * seen to the last, so that starting up and joining do not count.
 */
final class DrainMeter {
  private static final long POLL_MILLIS = 20;

  private final Admin admin;

  DrainMeter(Admin admin) {
    this.admin = admin;
  }

  /** Waits until the group has committed the whole topic. The answer is records a second. */
  double recordsPerSecond(String group, String topic, int partitions, Duration limit)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, Long> ends = ends(topic, partitions);
    long end = ends.values().stream().mapToLong(Long::longValue).sum();
    long deadline = System.nanoTime() + limit.toNanos();
    long first = -1;
    long firstAt = 0;
    while (true) {
      long committed = committed(group, ends.keySet());
      long now = System.nanoTime();
      if (first < 0 && committed > 0) {
        first = committed;
        firstAt = now;
      }
      if (committed >= end) {
        return (committed - first) * 1e9 / Math.max(1, now - firstAt);
      }
      if (now - deadline > 0) {
        throw new IllegalStateException(
            group + " committed " + committed + " of " + end + " records in " + limit);
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private Map<TopicPartition, Long> ends(String topic, int partitions)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    IntStream.range(0, partitions)
        .forEach(p -> latest.put(new TopicPartition(topic, p), OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin.listOffsets(latest).all().get().forEach((p, offset) -> ends.put(p, offset.offset()));
    return ends;
  }

  private long committed(String group, Iterable<TopicPartition> partitions)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    long sum = 0;
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata offset = offsets.get(partition);
      sum += offset == null ? 0 : offset.offset();
    }
    return sum;
  }
}
