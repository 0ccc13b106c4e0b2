package dev.segue.concurrency;

import java.util.concurrent.ThreadFactory;

/** Threads of executors that keep no process alive, whether or not the executor was closed. */
public final class DaemonThreads {
  private DaemonThreads() {}

  /** Makes threads that all have this name. */
  public static ThreadFactory named(String name) {
    return work -> {
      Thread thread = new Thread(work, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
