package dev.segue.cli.lifecycle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was started, closed in the reverse order. A part that fails to close keeps no other from
 * being closed.
 *
 * <p>Safe for several threads: Ctrl-C may come while a part is being started. What is added after
 * the end is closed at once. Who closes while another does waits for it: the broker must not go
 * while a service that writes to it is being closed.
 */
public final class Parts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final ReentrantLock closing = new ReentrantLock();
  private boolean closed;

  /** Remembers a started part, and gives it back. */
  public <T extends AutoCloseable> T add(T part) {
    synchronized (this) {
      if (!closed) {
        started.push(part);
        return part;
      }
    }
    close(part);
    throw new StoppedException();
  }

  /** Whether the end has come. */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Closes all parts; a second call does nothing more. */
  @Override
  public void close() {
    closing.lock();
    try {
      for (AutoCloseable part = last(); part != null; part = last()) {
        close(part);
      }
    } finally {
      closing.unlock();
    }
  }

  private synchronized @Nullable AutoCloseable last() {
    closed = true;
    return started.poll();
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("{} did not close cleanly", part.getClass().getSimpleName(), e);
    }
  }

  /** Starting was given up, for the program is to end. */
  public static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException() {
      super("stopped before everything had started");
    }
  }
}
