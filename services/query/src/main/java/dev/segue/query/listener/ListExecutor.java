package dev.segue.query.listener;

import dev.segue.concurrency.BackgroundThreads;
import dev.segue.concurrency.RequestPriority;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The threads of a node that make lists, for all of its tasks. Answers have the right of way, and a
 * thread rests after each list for {@value #REST_PER_WORK} times as long as it took: the list of
 * somebody who rates now and then is made at once, and lists of thousands who rate without a pause
 * leave the processors to the ratings. As long as its queue is what the tasks have under way, it is
 * bounded by what they allow themselves.
 */
final class ListExecutor implements Consumer<ListJob>, AutoCloseable {
  private static final int REST_PER_WORK = 4;
  private static final ThreadLocal<Long> BEGIN = ThreadLocal.withInitial(System::nanoTime);

  private final ThreadPoolExecutor threads;

  ListExecutor(int count, RequestPriority requestPriority) {
    threads =
        new ThreadPoolExecutor(
            count,
            count,
            0,
            TimeUnit.SECONDS,
            new PriorityBlockingQueue<>(),
            BackgroundThreads.named("segue-query-lists")) {
          @Override
          protected void beforeExecute(Thread thread, Runnable job) {
            requestPriority.yieldToRequests();
            BEGIN.set(System.nanoTime());
          }

          @Override
          protected void afterExecute(Runnable job, @Nullable Throwable failure) {
            LockSupport.parkNanos(REST_PER_WORK * (System.nanoTime() - BEGIN.get()));
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
