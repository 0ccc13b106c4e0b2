package dev.segue.query.listener;

import dev.segue.query.precedence.RightOfWay;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The threads of a node that make lists, for all of its tasks. Answers have the right of way. As
 * long as its queue is what the tasks have under way, it is bounded by what they allow themselves.
 */
final class ListBench implements Consumer<ListJob>, AutoCloseable {
  private final ThreadPoolExecutor threads;

  ListBench(int count, RightOfWay rightOfWay) {
    threads =
        new ThreadPoolExecutor(
            count,
            count,
            0,
            TimeUnit.SECONDS,
            new PriorityBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "segue-query-lists");
              thread.setDaemon(true);
              return thread;
            }) {
          @Override
          protected void beforeExecute(Thread thread, Runnable job) {
            rightOfWay.giveWay();
          }
        };
  }

  /** Takes a job on; it is told when it has been run. */
  @Override
  public void accept(ListJob job) {
    threads.execute(job);
  }

  /** Ends at once; what is under way is never finished. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
