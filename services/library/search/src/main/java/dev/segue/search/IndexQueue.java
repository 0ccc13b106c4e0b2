package dev.segue.search;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes of the index on their way, in order, on a thread of their own: analysing a text takes
 * longer than a stream thread should wait. Who adds waits while it is full.
 */
final class IndexQueue {
  private static final Logger LOG = LoggerFactory.getLogger(IndexQueue.class);
  private static final int MOST = 4_096;
  private static final long CLOSE_SECONDS = 20;

  private final ThreadPoolExecutor thread;
  private volatile boolean failed;

  IndexQueue() {
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST),
            task -> {
              Thread made = new Thread(task, "segue-search-index");
              made.setDaemon(true);
              return made;
            },
            IndexQueue::waitForRoom);
  }

  /** A change of the index. */
  @FunctionalInterface
  interface Change {
    long apply() throws IOException;
  }

  private static void waitForRoom(Runnable task, ThreadPoolExecutor executor) {
    try {
      while (!executor.isShutdown() && !executor.getQueue().offer(task, 1, TimeUnit.SECONDS)) {
        // A full queue is being worked on.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void add(Change change) {
    thread.execute(() -> apply(change));
  }

  private void apply(Change change) {
    try {
      long unused = change.apply();
    } catch (IOException | RuntimeException e) {
      if (!failed) {
        failed = true;
        LOG.error("The search index cannot be written; it is made anew at the next start", e);
      }
    }
  }

  /** Returns when what was added before has been written. */
  void drain() {
    try {
      thread.submit(() -> {}).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Doing nothing has failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends when all is written; whether it was, and nothing failed. */
  boolean close() {
    thread.shutdown();
    try {
      return thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS) && !failed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
