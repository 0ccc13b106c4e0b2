package dev.segue.benchmarks.live;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process has had of the processors. */
public final class ProcessorTime {
  private ProcessorTime() {}

  /**
   * Nanoseconds of processor since the start of the process, which other work on the machine does
   * not change much; 0 where that is not known.
   */
  public static long nanos() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean process
        ? process.getProcessCpuTime()
        : 0;
  }
}
