package dev.segue.runtime;

import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistryUnavailableException;
import dev.segue.schemas.UndecodableException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats what needs the Schema Registry until it answers: a record whose schema is not known yet
 * can neither be skipped nor guessed. Ends when the service stops.
 */
public final class RegistryRetry {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryRetry.class);
  private static final long PAUSE_MILLIS = 500;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean waiting;

  /** Work that needs the registry, and fails with its exception while it does not answer. */
  @FunctionalInterface
  public interface Work<T, E extends Exception> {
    T call() throws E;
  }

  /** Whether something waits for the registry right now. */
  public boolean waiting() {
    return waiting;
  }

  /** Ends all waiting; what waits fails with the registry's exception. */
  public void stop() {
    stopped.countDown();
  }

  /** Decodes, however long the registry takes. */
  public <T extends SpecificRecord> T decode(AvroCodec<T> codec, byte[] bytes)
      throws UndecodableException {
    return call(() -> codec.decode(bytes));
  }

  /** Does this work, however long the registry takes. */
  public <T, E extends Exception> T call(Work<T, E> work) throws E {
    while (true) {
      try {
        T value = work.call();
        waiting = false;
        return value;
      } catch (SchemaRegistryUnavailableException e) {
        pause(e);
      }
    }
  }

  private void pause(SchemaRegistryUnavailableException e) {
    if (!waiting) {
      LOG.warn("Waiting for the Schema Registry: {}", e.getMessage());
    }
    waiting = true;
    try {
      if (stopped.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw e;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw e;
    }
  }
}
