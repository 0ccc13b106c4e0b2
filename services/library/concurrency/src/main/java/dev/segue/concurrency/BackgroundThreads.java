package dev.segue.concurrency;

import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/**
 * Threads for work that can wait: daemons of the lowest priority, so that requests and the events
 * that they are about come first where processors are scarce. The work gets what is left over, and
 * a smaller share where nothing is; it never stops.
 *
 * <p>On Linux, Java heeds priorities with {@code -XX:ThreadPriorityPolicy=1} only, which {@code
 * segue} gives it.
 */
@SuppressWarnings("ThreadPriorityCheck") // nothing depends on the order in which threads run
public final class BackgroundThreads {
  private BackgroundThreads() {}

  /** Makes threads that all have this name. */
  public static ThreadFactory named(String name) {
    ThreadFactory daemons = DaemonThreads.named(name);
    return work -> createdBy(() -> daemons.newThread(work));
  }

  /**
   * For threads that a library makes: those that {@code maker} creates inherit the priority, and so
   * do theirs.
   */
  public static <T> T createdBy(Supplier<T> maker) {
    Thread here = Thread.currentThread();
    int before = here.getPriority();
    here.setPriority(Thread.MIN_PRIORITY);
    try {
      return maker.get();
    } finally {
      here.setPriority(before);
    }
  }
}
