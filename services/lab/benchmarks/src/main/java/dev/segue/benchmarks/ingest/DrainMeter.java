package dev.segue.benchmarks.ingest;

import dev.segue.benchmarks.live.GroupOffsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

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
    GroupOffsets offsets = new GroupOffsets(admin, group, topic, partitions);
    long end = offsets.end();
    long deadline = System.nanoTime() + limit.toNanos();
    long first = -1;
    long firstAt = 0;
    while (true) {
      long committed = offsets.committed();
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
}
