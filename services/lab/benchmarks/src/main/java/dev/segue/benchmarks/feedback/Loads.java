package dev.segue.benchmarks.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Loads that run beside each other, each on a thread of its own, and end by themselves. */
final class Loads implements AutoCloseable {
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final List<Future<?>> running = new ArrayList<>();

  void start(Callable<?> load) {
    running.add(pool.submit(load));
  }

  /** Waits for all of them; the first failure is thrown. */
  void join() throws InterruptedException, ExecutionException {
    for (Future<?> load : running) {
      load.get();
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
