package dev.segue.query.http;

import dev.segue.concurrency.DaemonThreads;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clients that are being streamed to, each on a thread of its own, so that a slow one holds up
 * nobody and none takes a thread from requests.
 */
final class EventStreamClients implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventStreamClients.class);
  private static final int MOST_CLIENTS = 64;
  private static final long IDLE_SECONDS = 10;

  private final ExecutorService threads =
      new ThreadPoolExecutor(
          0,
          MOST_CLIENTS,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          DaemonThreads.named("segue-query-stream"));

  /**
   * EventStreamClients to the client of a request.
   *
   * @return completes when the stream has ended
   * @throws ProblemException if there are too many clients
   */
  CompletableFuture<?> run(ServletResponse response, Reply.Streaming streaming) {
    try {
      return CompletableFuture.runAsync(() -> stream(response, streaming), threads);
    } catch (RejectedExecutionException full) {
      throw new ProblemException(
          ProblemCode.TOO_MANY_STREAMS,
          "%d clients are being streamed to, which is as many as there may be."
              .formatted(MOST_CLIENTS));
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static void stream(ServletResponse response, Reply.Streaming streaming) {
    try {
      streaming.run(new EventStream(response.getOutputStream()));
    } catch (IOException gone) {
      LOG.debug("A client of a stream has gone", gone);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      // The client comes back by itself; the answer has begun, so there is no problem to send.
      LOG.warn("A stream was broken off", failure);
    }
  }
}
