package dev.segue.streams.normalise;

import dev.segue.runtime.deadletter.RejectedEventException;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistryUnavailableException;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.TrackFeatures;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;

/**
 * Reads an event's bytes, and tells rubbish from a registry that is down: the first is the event's
 * fault and ends in the dead letters, the second is not and never does. Asking again stops after
 * some {@value #ATTEMPTS} tries in about three seconds, well within a transaction's life; the
 * failure then ends the stream thread, a new one takes its place and comes back to the same event.
 */
final class EventReader {
  private static final int ATTEMPTS = 6;
  private static final long FIRST_PAUSE_MS = 100;

  private final AvroCodec<TrackFeatures> codec;
  private final Retry retry =
      Retry.of(
          "schema-registry",
          RetryConfig.custom()
              .maxAttempts(ATTEMPTS)
              .intervalFunction(IntervalFunction.ofExponentialBackoff(FIRST_PAUSE_MS, 2))
              .retryExceptions(SchemaRegistryUnavailableException.class)
              .build());

  EventReader(AvroCodec<TrackFeatures> codec) {
    this.codec = codec;
  }

  /**
   * The event in {@code value}, checked against the id that its key gave.
   *
   * @throws SchemaRegistryUnavailableException if the event's schema cannot be had for now
   */
  TrackFeatures read(String id, byte[] value) throws RejectedEventException {
    EventChecks.length(value);
    TrackFeatures event = decode(value);
    EventChecks.content(id, event);
    return event;
  }

  private TrackFeatures decode(byte[] value) throws RejectedEventException {
    try {
      return codec.decode(value);
    } catch (SchemaRegistryUnavailableException e) {
      return decodeWhenRegistryIsBack(value);
    } catch (UndecodableException e) {
      throw RejectedEventException.undecodable(e);
    }
  }

  private TrackFeatures decodeWhenRegistryIsBack(byte[] value) throws RejectedEventException {
    try {
      return retry.executeCallable(() -> codec.decode(value));
    } catch (UndecodableException e) {
      throw RejectedEventException.undecodable(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e); // a decoder throws no other checked exception
    }
  }
}
