package dev.segue.benchmarks.live;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** For how long the collectors of garbage have stopped this process. */
public final class CollectorPauses {
  private CollectorPauses() {}

  /** Milliseconds since the process started. */
  public static long millis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .filter(millis -> millis > 0)
        .sum();
  }
}
